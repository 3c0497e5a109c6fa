using System.Reflection;
using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Inbox;
using Omni.Api.Instances;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;
using Omni.Api.Plugins;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Observability;

/// <summary>Looks at everything that the host needs to take work: database, disk, inbox; and at the instances, which may be in trouble while the host is not.</summary>
internal sealed class HealthCheckup(IReadDb reads, DataDirectory data, ChannelRegistry channels, FolderPlugins plugins, InboxProgress inbox, RelayProgress relay, IOptions<EventBusOptions> bus, IOptions<HealthOptions> options, KeyHealth keys, Uptime uptime, TimeProvider time)
{
    private const string Ok = "ok", Warn = "warn", Error = "error";

    public async Task<HealthView> LookAsync(CancellationToken ct)
    {
        var (database, byChannel) = await CheckDatabaseAsync(ct);
        var instances = new HealthView.InstanceCounts(byChannel.Values.Sum(), channels.All.Sum(c => c.ConnectedInstances.Count), byChannel);
        var checks = new HealthView.CheckSet
        {
            Database = database,
            Nats = CheckBus(),
            Disk = CheckDisk(),
            Inbox = CheckInbox(),
            Plugins = CheckPlugins(),
            Instances = new HealthView.Check(instances.Connected == instances.Total ? Ok : Warn) { Details = $"{instances.Connected} of {instances.Total} connected" },
            Keys = keys.Trouble is { } trouble ? new HealthView.Check(Warn) { Details = trouble } : new HealthView.Check(Ok) { Details = "everything stored can be decrypted" },
        };
        return new HealthView
        {
            Status = new[] { checks.Database, checks.Nats, checks.Disk, checks.Inbox }.Any(c => c.Status == Error) ? "degraded" : "healthy",
            Version = typeof(HealthCheckup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0",
            Uptime = (long)uptime.Value.TotalSeconds,
            Timestamp = time.GetUtcNow(),
            Checks = checks,
            Instances = instances,
        };
    }

    private async Task<(HealthView.Check Check, IReadOnlyDictionary<string, int> ByChannel)> CheckDatabaseAsync(CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        try
        {
            var byChannel = await reads.CountInstancesAsync(ct);
            return (new HealthView.Check(Ok) { Latency = (long)time.GetElapsedTime(begun).TotalMilliseconds }, byChannel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return (new HealthView.Check(Error) { Details = e.GetType().Name }, new Dictionary<string, int>());
        }
    }

    private HealthView.Check CheckDisk()
    {
        try
        {
            var free = new DriveInfo(data.Path).AvailableFreeSpace;
            return new HealthView.Check(free >= options.Value.MinFreeDiskBytes ? Ok : Error) { Details = $"{free / 1024 / 1024} MB free" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new HealthView.Check(Warn) { Details = $"free space is not known ({e.GetType().Name})" };
        }
    }

    /// <summary>Events that cannot be published are kept and published later: that takes no host out of service.</summary>
    private HealthView.Check CheckBus()
    {
        if (bus.Value.Provider != "nats") return new HealthView.Check(Ok) { Details = "in-process event bus" };
        return relay.Trouble is { } trouble
            ? new HealthView.Check(Warn) { Details = $"nothing was published for {relay.FailingFor.TotalSeconds:0} s ({trouble}); events are kept" }
            : new HealthView.Check(Ok) { Details = "NATS JetStream" };
    }

    private HealthView.Check CheckPlugins() => plugins.Skipped is { Count: > 0 } skipped
        ? new HealthView.Check(Warn) { Details = string.Join("; ", skipped.Select(s => $"{s.Name} was skipped")) }
        : new HealthView.Check(Ok) { Details = string.Join(", ", channels.All.Select(c => $"{c.Id} {c.Version}")) };

    private HealthView.InboxCheck CheckInbox()
    {
        var (waiting, oldest) = (inbox.Waiting, inbox.Oldest);
        return new HealthView.InboxCheck(oldest <= options.Value.MaxInboxAge ? Ok : Error, waiting, Math.Round(oldest.TotalSeconds, 3));
    }
}
