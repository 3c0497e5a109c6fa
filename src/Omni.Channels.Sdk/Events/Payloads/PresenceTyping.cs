using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>presence.typing</c>: somebody is typing.</summary>
public sealed record PresenceTyping : EventPayload
{
    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>Who.</summary>
    public required string From { get; init; }

    /// <summary>True while typing, false when it ended.</summary>
    public required bool IsTyping { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.PresenceTyping;
}
