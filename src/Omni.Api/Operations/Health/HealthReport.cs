using Microsoft.Extensions.Diagnostics.HealthChecks;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Health;
using Omni.Api.Storage;
using Omni.Contract.Health;

namespace Omni.Api.Operations.Health;

/// <summary>Combines the checks of all rooms into the health that REST shows.</summary>
internal sealed class HealthReport(HealthCheckService checks, Uptime uptime, TimeProvider time)
{
    public async Task<HostHealth> TakeAsync(CancellationToken ct)
    {
        var report = await checks.CheckHealthAsync(ct);
        return new HostHealth
        {
            Status = report.Entries.Values.Any(e => e.Status == HealthStatus.Unhealthy && e.Tags.Contains(HealthRegistration.Decides))
                ? HostStatus.Degraded
                : HostStatus.Healthy,
            Version = HostVersion.Number,
            Uptime = (long)uptime.Value.TotalSeconds,
            Timestamp = time.GetUtcNow(),
            Checks = new HealthCheckSet
            {
                Database = Show(nameof(HealthCheckSet.Database)),
                Nats = Show(nameof(HealthCheckSet.Nats)),
                Disk = Show(nameof(HealthCheckSet.Disk)),
                DataFolder = Show(nameof(HealthCheckSet.DataFolder)),
                Outbox = Show(nameof(HealthCheckSet.Outbox)),
                Inbox = ShowInbox(report.Entries[nameof(HealthCheckSet.Inbox)]),
                Plugins = Show(nameof(HealthCheckSet.Plugins)),
                Instances = Show(nameof(HealthCheckSet.Instances)),
                Keys = Show(nameof(HealthCheckSet.Keys)),
            },
            Instances = Of<HealthInstanceCounts>(report.Entries[nameof(HealthCheckSet.Instances)], HealthData.Counts)
                ?? new HealthInstanceCounts { Total = 0, Connected = 0, ByChannel = new Dictionary<string, int>() },
        };

        HealthCheck Show(string name)
        {
            var entry = report.Entries[name];
            return new HealthCheck
            {
                Status = StatusOf(entry),
                Latency = Of<long?>(entry, DatabaseCheck.Latency),
                Details = DetailsOf(entry),
            };
        }
    }

    private static HealthInboxCheck ShowInbox(HealthReportEntry entry) => new()
    {
        Waiting = Of<long?>(entry, HealthData.Waiting) ?? 0,
        OldestSeconds = Of<double?>(entry, HealthData.OldestSeconds) ?? 0,
        Status = StatusOf(entry),
        Details = DetailsOf(entry),
    };

    private static string StatusOf(HealthReportEntry entry) => entry.Status switch
    {
        HealthStatus.Healthy => CheckResult.Ok,
        HealthStatus.Degraded => CheckResult.Warn,
        _ => CheckResult.Error,
    };

    /// <summary>Details of a check that threw: only the type of the failure.</summary>
    private static string? DetailsOf(HealthReportEntry entry) => entry.Exception?.GetType().Name ?? entry.Description;

    private static T? Of<T>(HealthReportEntry entry, string name) =>
        entry.Data.TryGetValue(name, out var value) && value is T known ? known : default;
}
