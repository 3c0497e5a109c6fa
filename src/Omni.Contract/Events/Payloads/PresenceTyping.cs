using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>presence.typing</c>: a user started or stopped typing.</summary>
public sealed record PresenceTyping : EventPayload
{
    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>The channel's id of the user.</summary>
    public required string From { get; init; }

    /// <summary>True when typing started, false when it stopped.</summary>
    public required bool IsTyping { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.PresenceTyping;
}
