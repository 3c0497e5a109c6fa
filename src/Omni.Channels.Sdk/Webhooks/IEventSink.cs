using Omni.Channels.Sdk.Events;

namespace Omni.Channels.Sdk.Webhooks;

/// <summary>Takes a channel's events.</summary>
public interface IEventSink
{
    /// <summary>
    /// Takes one event. The sink of a delivery commits all its events in one transaction when processing has ended;
    /// the sink of <see cref="Channels.PluginContext"/> has committed it when the call returns.
    /// </summary>
    ValueTask EmitAsync(OmniEvent @event, CancellationToken ct);
}
