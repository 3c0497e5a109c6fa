using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Health;

namespace Omni.Api.Receiving;

/// <summary>
/// Whether webhooks are processed in time. Webhooks that only wait for a slow channel leave the host in service: the other channels need
/// it.
/// </summary>
internal sealed class InboxCheck(InboxProgress inbox, IOptions<HealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (waiting, oldest, max) = (inbox.Waiting, inbox.Oldest, options.Value.MaxInboxAge);
        var status = oldest <= max ? HealthStatus.Healthy : inbox.OldestOfHost <= max ? HealthStatus.Degraded : HealthStatus.Unhealthy;
        var slow = inbox.Queues.Where(q => q.IsSlow).Select(q => q.Channel).ToList();
        return Task.FromResult(
            new HealthCheckResult(status, slow.Count == 0 ? null : $"slow: {string.Join(", ", slow)}", data: new Dictionary<string, object>
            {
                [HealthData.Waiting] = waiting,
                [HealthData.OldestSeconds] = Math.Round(oldest.TotalSeconds, 3),
            }));
    }
}
