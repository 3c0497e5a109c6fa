using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events;

/// <summary>An event, as consumers receive it.</summary>
[JsonConverter(typeof(OmniEventConverter))]
public sealed record OmniEvent
{
    /// <summary>The event's id, also used as <c>Nats-Msg-Id</c> on NATS.</summary>
    public required Guid Id { get; init; }

    /// <summary>The type, one of <see cref="EventTypes"/>.</summary>
    public string Type => Payload.EventType;

    /// <summary>The payload.</summary>
    public required EventPayload Payload { get; init; }

    /// <summary>When the event was created, in Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The metadata.</summary>
    public required EventMetadata Metadata { get; init; }
}
