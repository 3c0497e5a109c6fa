using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>contact.preference_changed</c>: a person stopped or resumed marketing messages.</summary>
public sealed record ContactPreferenceChanged : ChannelReport
{
    /// <summary>The person, as the channel names it.</summary>
    public string? ChatId { get; init; }

    /// <summary>The phone number; null when hidden.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The channel's id of the user; null when unknown.</summary>
    public string? UserId { get; init; }

    /// <summary>The id over linked businesses; null when there is none.</summary>
    public string? ParentUserId { get; init; }

    /// <summary>Such as <c>marketing_messages</c>.</summary>
    public string? Category { get; init; }

    /// <summary><c>stop</c> or <c>resume</c>.</summary>
    public string? Value { get; init; }

    /// <summary>What it says; null when it says nothing.</summary>
    public string? Detail { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ContactPreferenceChanged;
}
