using Microsoft.Extensions.Diagnostics.HealthChecks;
using Omni.Api.Foundation.Health;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Abilities;
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
        var warnings = Warnings();
        var status = counts.Connected == counts.Total && warnings.Count == 0 ? HealthStatus.Healthy : HealthStatus.Degraded;
        var data = new Dictionary<string, object> { [HealthData.Counts] = counts };
        return new HealthCheckResult(
            status, string.Join("; ", [$"{counts.Connected} of {counts.Total} connected", .. warnings]), data: data);
    }

    /// <summary>Returns what operators must change in time, with the number of instances that each text is about.</summary>
    private List<string> Warnings() =>
    [
        .. channels.All.SelectMany(c => c is IWarningChannel warning ? c.ConnectedInstances.SelectMany(warning.GetWarnings) : [])
            .CountBy(w => w)
            .Select(w => $"{w.Value} instance(s){(w.Key.IsDegraded ? " degraded" : "")}: {w.Key.Message}"),
    ];

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
