using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Omni.Api.Storage;

/// <summary>Whether the database answers and its files are in place.</summary>
internal sealed class DatabaseCheck(IStorageWatch watch, IReadDb reads, TimeProvider time) : IHealthCheck
{
    /// <summary>The key of the database's answering time, in whole ms, in the data of the result.</summary>
    public const string Latency = "latency";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (watch.Fault is { } fault) return HealthCheckResult.Unhealthy(fault);
        var begun = time.GetTimestamp();
        try
        {
            await reads.CountInstancesAsync(cancellationToken);
            var took = (long)time.GetElapsedTime(begun).TotalMilliseconds;
            return HealthCheckResult.Healthy(data: new Dictionary<string, object> { [Latency] = took });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(e.GetType().Name);
        }
    }
}
