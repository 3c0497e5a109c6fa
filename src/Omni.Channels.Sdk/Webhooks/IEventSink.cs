using Omni.Channels.Sdk.Events;

namespace Omni.Channels.Sdk.Webhooks;

/// <summary>Receives a channel's events.</summary>
public interface IEventSink
{
    /// <summary>
    /// Accepts one event. The sink of a webhook commits all its events in one transaction after processing.
    /// The sink of <see cref="Channels.PluginContext"/> commits the event before the call returns.
    /// </summary>
    ValueTask EmitAsync(OmniEvent @event, CancellationToken ct);
}
