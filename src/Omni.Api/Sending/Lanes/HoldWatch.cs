using Omni.Api.Projections;

namespace Omni.Api.Sending.Lanes;

/// <summary>Notifies the lane of an instance whose channel reported something: its holds may have changed.</summary>
internal sealed class HoldWatch(InstanceNews news, LaneHost lanes) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        news.Follow(Notify);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        news.Leave(Notify);
        return Task.CompletedTask;
    }

    private void Notify(Guid instanceId) => lanes.Find(instanceId)?.HoldsChanged();
}
