using System.Reflection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Omni.Api.Persistence;

namespace Omni.Api.Observability;

/// <summary>The health of the host: what the checks of all rooms say, in the shape that REST shows.</summary>
internal sealed class HealthReport(HealthCheckService checks, Uptime uptime, TimeProvider time)
{
    /// <summary>The mark of a check that takes the host out of service when it fails.</summary>
    public const string Decides = "decides";

    public const string Healthy = "healthy";

    private const string Ok = "ok", Warn = "warn", Error = "error", Degraded = "degraded";

    public async Task<HealthView> TakeAsync(CancellationToken ct)
    {
        var report = await checks.CheckHealthAsync(ct);
        return new HealthView
        {
            Status = report.Entries.Values.Any(e => e.Status == HealthStatus.Unhealthy && e.Tags.Contains(Decides)) ? Degraded : Healthy,
            Version = typeof(HealthReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0",
            Uptime = (long)uptime.Value.TotalSeconds,
            Timestamp = time.GetUtcNow(),
            Checks = new HealthView.CheckSet
            {
                Database = Show(nameof(HealthView.CheckSet.Database)),
                Nats = Show(nameof(HealthView.CheckSet.Nats)),
                Disk = Show(nameof(HealthView.CheckSet.Disk)),
                DataFolder = Show(nameof(HealthView.CheckSet.DataFolder)),
                Outbox = Show(nameof(HealthView.CheckSet.Outbox)),
                Inbox = ShowInbox(report.Entries[nameof(HealthView.CheckSet.Inbox)]),
                Plugins = Show(nameof(HealthView.CheckSet.Plugins)),
                Instances = Show(nameof(HealthView.CheckSet.Instances)),
                Keys = Show(nameof(HealthView.CheckSet.Keys)),
            },
            Instances = Of<HealthView.InstanceCounts>(report.Entries[nameof(HealthView.CheckSet.Instances)], HealthView.InstanceCounts.Data)
                ?? new HealthView.InstanceCounts(0, 0, new Dictionary<string, int>()),
        };

        HealthView.Check Show(string name)
        {
            var entry = report.Entries[name];
            return new HealthView.Check(StatusOf(entry)) { Latency = Of<long?>(entry, DatabaseCheck.Latency), Details = DetailsOf(entry) };
        }
    }

    private static HealthView.InboxCheck ShowInbox(HealthReportEntry entry) =>
        new(StatusOf(entry), Of<long?>(entry, HealthView.InboxCheck.WaitingData) ?? 0, Of<double?>(entry, HealthView.InboxCheck.OldestData) ?? 0)
        {
            Details = DetailsOf(entry),
        };

    private static string StatusOf(HealthReportEntry entry) => entry.Status switch
    {
        HealthStatus.Healthy => Ok,
        HealthStatus.Degraded => Warn,
        _ => Error,
    };

    /// <summary>A check that threw says of what kind its failure was, and no more.</summary>
    private static string? DetailsOf(HealthReportEntry entry) => entry.Exception?.GetType().Name ?? entry.Description;

    private static T? Of<T>(HealthReportEntry entry, string name) => entry.Data.TryGetValue(name, out var value) && value is T known ? known : default;
}
