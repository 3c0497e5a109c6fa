using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Api.Plugins;

/// <summary>Accepts events that a channel emits on its own: applied and stored when the call returns.</summary>
internal sealed class HostEventSink(
    IUnitOfWork unitOfWork, Projector projector, ChannelDirectory directory, Events.EventSignal signal) : IEventSink
{
    public async ValueTask EmitAsync(OmniEvent @event, CancellationToken ct)
    {
        var named = await directory.NameAsync(@event, ct);
        if (await unitOfWork.RunAsync(session => projector.ApplyAsync(session, named), ct)) signal.Ring();
    }
}
