using Microsoft.Extensions.Diagnostics.HealthChecks;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;

namespace Omni.Api.Sending.Lanes;

/// <summary>Whether waiting messages are held. They are kept, so the host stays in service.</summary>
internal sealed class OutboxCheck(OutboxHold hold, LaneHost lanes, IReadDb reads) : IHealthCheck
{
    private const int MostNamed = 5;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await HeldAsync(cancellationToken) is { } held) return HealthCheckResult.Degraded(held);
        var open = lanes.All.Select(lane => (lane.InstanceId, lane.Breaker.Open)).Where(lane => lane.Open is not null).ToList();
        if (open.Count == 0) return HealthCheckResult.Healthy();
        var named = string.Join("; ", open.Take(MostNamed).Select(lane => $"{lane.InstanceId} is held: {lane.Open!.Value.Reason}"));
        return HealthCheckResult.Degraded(open.Count > MostNamed ? $"{named}; and {open.Count - MostNamed} more" : named);
    }

    /// <summary>Why nothing is sent, and how many messages would be; null when nothing is held.</summary>
    private async Task<string?> HeldAsync(CancellationToken ct)
    {
        if (!hold.IsOn) return null;
        try
        {
            return hold.Describe((await reads.ReadAsync(RestoreMark.Waiting, row => row.GetInt64(0), ct))[0]);
        }
        catch (Exception e) when (StorageTrouble.Is(e))
        {
            // The database has a check of its own.
            return OutboxHold.Reason;
        }
    }
}
