using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events;

/// <summary>An event as every consumer sees it.</summary>
[JsonConverter(typeof(OmniEventConverter))]
public sealed record OmniEvent
{
    /// <summary>The event's id. On NATS also the <c>Nats-Msg-Id</c>.</summary>
    public required Guid Id { get; init; }

    /// <summary>The type, one of <see cref="EventTypes"/>.</summary>
    public string Type => Payload.EventType;

    /// <summary>What happened.</summary>
    public required EventPayload Payload { get; init; }

    /// <summary>When the event was made, Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>What stands around it.</summary>
    public required EventMetadata Metadata { get; init; }
}
