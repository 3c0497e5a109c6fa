using Omni.Api.Storage.Rows;

namespace Omni.Api.Sending.Lanes;

/// <summary>Keeps a lane's breaker on disk, so that a restart finds it as it was.</summary>
internal sealed class KeptBreaker(LaneState state, BreakerStore store)
{
    private (long OpenedAt, int Trials, string Reason)? _kept;

    /// <summary>Restores a breaker that was open when the host stopped.</summary>
    public void Restore(LaneBreakerRow row)
    {
        var openFor = Math.Max(0, state.NowUnixMs - row.OpenedAt);
        state.Breaker.Restore(row.Reason, row.Trials, state.Now - openFor);
        _kept = state.Breaker.Open;
    }

    /// <summary>Stores and logs the changes since the last call, and requests a probe of the service when one is due.</summary>
    public async Task KeepAsync(CancellationToken ct)
    {
        if (state.Breaker.WantsProbe) store.ProbeWanted.Ring();
        var open = state.Breaker.Open;
        if (open?.OpenedAt == _kept?.OpenedAt && open?.Trials == _kept?.Trials) return;
        if (open is { } now)
        {
            var openedAt = state.TimeOf(now.OpenedAt).ToUnixTimeMilliseconds();
            var row = new LaneBreakerRow { InstanceId = state.InstanceId, OpenedAt = openedAt, Trials = now.Trials, Reason = now.Reason };
            await store.KeepAsync(row, isNew: _kept is null, ct);
        }
        else
        {
            await store.RemoveAsync(state.InstanceId, ct);
        }

        _kept = open;
    }
}
