using System.Diagnostics;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Channels.Sdk.Events;

/// <summary>Makes the envelope of a channel's events and gives them to a sink.</summary>
/// <param name="channel">The channel's id.</param>
/// <param name="sink">Where the events go.</param>
/// <param name="time">The clock.</param>
public sealed class EventEmitter(string channel, IEventSink sink, TimeProvider time)
{
    /// <summary>The same emitter for another sink: that of the delivery being processed.</summary>
    public EventEmitter To(IEventSink other) => new(channel, other, time);

    /// <summary>Emits one event.</summary>
    /// <param name="instanceId">The instance it happened to.</param>
    /// <param name="payload">What happened.</param>
    /// <param name="correlationId">What caused it; null makes a new one.</param>
    /// <param name="ct">Cancels the wait for the sink.</param>
    public async Task EmitAsync(Guid instanceId, EventPayload payload, string? correlationId, CancellationToken ct)
    {
        var id = Ids.Next(time);
        await sink.EmitAsync(new OmniEvent
        {
            Id = id,
            Payload = payload,
            Timestamp = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Metadata = new EventMetadata
            {
                CorrelationId = correlationId ?? $"evt_{id:N}",
                InstanceId = instanceId,
                ChannelType = channel,
                TraceId = Activity.Current?.TraceId.ToHexString(),
                Source = $"channel:{channel}",
            },
        }, ct);
    }
}
