using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>thread.control_changed</c>: another partner of the business, or this one, took over a chat.</summary>
public sealed record ThreadControlChanged : ChannelReport
{
    /// <summary>The person, as the channel names it.</summary>
    public string? ChatId { get; init; }

    /// <summary>The phone number; null when hidden.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The channel's id of the user; null when unknown.</summary>
    public string? UserId { get; init; }

    /// <summary><c>control_passed</c>: this app has the chat; <c>control_taken</c>: it lost it.</summary>
    public string? Event { get; init; }

    /// <summary>The role of who had it; null when not named.</summary>
    public string? PreviousOwnerRole { get; init; }

    /// <summary>The role of who has it; null when not named.</summary>
    public string? NewOwnerRole { get; init; }

    /// <summary>The app that had it; null when not named.</summary>
    public string? PreviousOwnerAppId { get; init; }

    /// <summary>Such as <c>meta_business_agent</c>; null when not named.</summary>
    public string? PreviousOwnerAppRole { get; init; }

    /// <summary>The app that has it; null when not named.</summary>
    public string? NewOwnerAppId { get; init; }

    /// <summary>The text of who passed it on; null when there is none.</summary>
    public string? Note { get; init; }

    /// <summary>A summary of the conversation; null when there is none.</summary>
    public string? Summary { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ThreadControlChanged;
}
