using System.Diagnostics;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Webhooks;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.Sdk.Events;

/// <summary>Creates the envelope of a channel's events and passes them to a sink.</summary>
/// <param name="channel">The channel's id.</param>
/// <param name="sink">Receives the events.</param>
/// <param name="time">The clock.</param>
public sealed class EventEmitter(string channel, IEventSink sink, TimeProvider time)
{
    /// <summary>Returns an emitter for another sink, such as that of the webhook being processed.</summary>
    public EventEmitter To(IEventSink other) => new(channel, other, time);

    /// <summary>Emits one event without facts.</summary>
    /// <param name="instanceId">The instance that the event is about.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="correlationId">The correlation id; null creates a new one.</param>
    /// <param name="ct">Cancels the wait for the sink.</param>
    public Task EmitAsync(Guid instanceId, EventPayload payload, string? correlationId, CancellationToken ct) =>
        EmitAsync(instanceId, payload, EventFacts.None, correlationId, ct);

    /// <summary>Emits one event.</summary>
    /// <param name="instanceId">The instance that the event is about.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="facts">What the host needs besides.</param>
    /// <param name="correlationId">The correlation id; null creates a new one.</param>
    /// <param name="ct">Cancels the wait for the sink.</param>
    public async Task EmitAsync(Guid instanceId, EventPayload payload, EventFacts facts, string? correlationId, CancellationToken ct)
    {
        var id = Ids.Next(time);
        await sink.EmitAsync(new OmniEvent
        {
            Id = id,
            Payload = payload,
            Facts = facts,
            Timestamp = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Metadata = new EventMetadata
            {
                CorrelationId = correlationId ?? $"evt_{id:N}",
                InstanceId = instanceId,
                ChannelType = channel,
                TraceId = Activity.Current?.TraceId.ToHexString(),
                Source = $"channel:{channel}",
                IngestMode = payload is MessageReceived message ? message.IsHistory ? IngestMode.HistorySync : IngestMode.Realtime : null,
            },
        }, ct);
    }
}
