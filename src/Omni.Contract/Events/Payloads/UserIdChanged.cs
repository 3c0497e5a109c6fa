using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>identity.user_id_changed</c>: the channel's id of a user changed.</summary>
public sealed record UserIdChanged : ChannelReport
{
    /// <summary>The person, as the channel names it.</summary>
    public string? ChatId { get; init; }

    /// <summary>The phone number; null when hidden.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The id before; null when not named.</summary>
    public string? PreviousUserId { get; init; }

    /// <summary>The id now; null when not named.</summary>
    public string? CurrentUserId { get; init; }

    /// <summary>What it says; null when it says nothing.</summary>
    public string? Detail { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.UserIdChanged;
}
