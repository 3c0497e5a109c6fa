using Microsoft.Extensions.Diagnostics.HealthChecks;
using Omni.Api.Foundation.Health;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Health;

namespace Omni.Api.Instances;

/// <summary>Counts all and connected instances. An instance with an invalid token leaves the host in service.</summary>
internal sealed class InstancesCheck(IReadDb reads, ChannelRegistry channels) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var byChannel = await CountAsync(cancellationToken);
        var counts = new HealthInstanceCounts
        {
            Total = byChannel.Values.Sum(),
            Connected = channels.All.Sum(c => c.ConnectedInstances.Count),
            ByChannel = byChannel,
        };
        var status = counts.Connected == counts.Total ? HealthStatus.Healthy : HealthStatus.Degraded;
        var data = new Dictionary<string, object> { [HealthData.Counts] = counts };
        return new HealthCheckResult(status, $"{counts.Connected} of {counts.Total} connected", data: data);
    }

    private async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken ct)
    {
        try
        {
            return await reads.CountInstancesAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The database has a check of its own.
            return new Dictionary<string, int>();
        }
    }
}
