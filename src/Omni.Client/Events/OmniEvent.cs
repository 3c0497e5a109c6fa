using System.Text.Json;

namespace Omni.Client.Events;

/// <summary>An event, as the stream, NATS and subscriptions carry it.</summary>
public sealed record OmniEvent
{
    /// <summary>The event's id, the same on the stream, on NATS and in a subscription's post.</summary>
    public required Guid Id { get; init; }

    /// <summary>The type, such as <c>message.received</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The payload, depending on the type. docs/events.md shows each one.</summary>
    public required JsonElement Payload { get; init; }

    /// <summary>When the event was created, in Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>
    /// The metadata: <c>instanceId</c>, <c>channelType</c>, <c>correlationId</c>, <c>personId</c>, <c>traceId</c>, <c>source</c>.
    /// </summary>
    public required JsonElement Metadata { get; init; }

    /// <summary>The instance; null when the event belongs to none.</summary>
    public Guid? InstanceId => Metadata.TryGetProperty("instanceId", out var id) && id.TryGetGuid(out var instance) ? instance : null;
}
