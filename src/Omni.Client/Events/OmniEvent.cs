using System.Text.Json;
using Omni.Contract.Events;

namespace Omni.Client.Events;

/// <summary>An event, as the stream, NATS and subscriptions carry it. <see cref="Read"/> returns its payload as a record.</summary>
public sealed record OmniEvent
{
    /// <summary>The event's id, the same on the stream, on NATS and in a subscription's post.</summary>
    public required Guid Id { get; init; }

    /// <summary>The type, such as <c>message.received</c>: one of <see cref="EventTypes"/>, or a channel's own.</summary>
    public required string Type { get; init; }

    /// <summary>The payload as JSON, depending on the type.</summary>
    public required JsonElement Payload { get; init; }

    /// <summary>When the event was created, in Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>
    /// The metadata: <c>instanceId</c>, <c>channelType</c>, <c>correlationId</c>, <c>personId</c>, <c>traceId</c>, <c>source</c>.
    /// </summary>
    public required JsonElement Metadata { get; init; }

    /// <summary>The instance; null when the event belongs to none.</summary>
    public Guid? InstanceId => Metadata.TryGetProperty("instanceId", out var id) && id.TryGetGuid(out var instance) ? instance : null;

    /// <summary>
    /// Returns the payload as the record of its type, of <c>Omni.Contract.Events.Payloads</c>:
    /// <c>if (e.Read() is MessageReceived { Content: TextContent text })</c>. A type without a record, and a payload that does not fit its
    /// record, is returned as <see cref="Contract.Events.Payloads.CustomEvent"/>. Never throws.
    /// </summary>
    public EventPayload Read() => PayloadReader.Read(Type, Payload);
}
