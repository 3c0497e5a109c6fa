using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Sending.Lanes;

/// <summary>Ends what channels' servers hold back: an operator states that the trouble is over.</summary>
internal sealed class HoldRelease(IUnitOfWork unitOfWork, ChannelRegistry channels, LaneHost lanes, TimeProvider time)
{
    /// <summary>Ends the holds of an instance, or of all.</summary>
    public async Task ReleaseAsync(Guid? instanceId)
    {
        var now = time.GetUtcNow();
        var released = await unitOfWork.RunAsync(async session =>
        {
            var rows = (await session.ReadHeldAsync()).Where(row => instanceId is null || row.Id == instanceId).ToList();
            foreach (var row in rows) await session.EndHoldsAsync(row.Id, now);
            return rows;
        }, CancellationToken.None);
        foreach (var row in released)
        {
            (channels.Get(row.Channel) as IHoldingChannel)?.ReleaseHolds(row.Id);
            lanes.Find(row.Id)?.HoldsChanged();
        }
    }
}
