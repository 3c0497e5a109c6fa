using System.Text.Json;

namespace Omni.Client.Events;

/// <summary>An event as the stream, NATS and subscriptions bring it.</summary>
public sealed record OmniEvent
{
    /// <summary>The event's id; the same event has the same id wherever it comes from.</summary>
    public required Guid Id { get; init; }

    /// <summary>The type, such as <c>message.received</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What happened, by the type: docs/events.md shows each.</summary>
    public required JsonElement Payload { get; init; }

    /// <summary>When it was made, Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>
    /// What stands around it: <c>instanceId</c>, <c>channelType</c>, <c>correlationId</c>, <c>personId</c>, <c>traceId</c>, <c>source</c>.
    /// </summary>
    public required JsonElement Metadata { get; init; }

    /// <summary>The instance; null of an event of none.</summary>
    public Guid? InstanceId => Metadata.TryGetProperty("instanceId", out var id) && id.TryGetGuid(out var instance) ? instance : null;
}
