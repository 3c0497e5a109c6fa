using Omni.Api.Projections;

namespace Omni.Api.Sending.Lanes;

/// <summary>Keeps the order of messages whose chats are merged while they wait.</summary>
internal sealed class LaneMerges(MergedChats merged, LaneHost lanes) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        merged.Subscribe((instanceId, from, into) => lanes.Find(instanceId)?.Merge(from, into));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
