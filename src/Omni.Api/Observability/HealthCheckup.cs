using System.Reflection;
using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Inbox;
using Omni.Api.Instances;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;
using Omni.Api.Plugins;
using Omni.Api.Sending.Lanes;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Observability;

/// <summary>Looks at everything that the host needs to take work: database, disk, inbox; and at the instances, which may be in trouble while the host is not.</summary>
internal sealed class HealthCheckup(
    IReadDb reads, DataDirectory data, DataHealth dataHealth, ChannelRegistry channels, FolderPlugins plugins, InboxProgress inbox, LaneHost lanes, RelayProgress relay,
    IOptions<EventBusOptions> bus, IOptions<HealthOptions> options, KeyHealth keys, Uptime uptime, TimeProvider time)
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
            DataFolder = dataHealth.FolderWarning is { } open ? new HealthView.Check(Warn) { Details = open } : new HealthView.Check(Ok),
            Inbox = CheckInbox(),
            Outbox = await dataHealth.HeldAsync(ct) is { } held ? new HealthView.Check(Warn) { Details = held } : CheckOutbox(),
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
        if (dataHealth.DatabaseFault is { } fault) return (new HealthView.Check(Error) { Details = fault }, new Dictionary<string, int>());
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

    private HealthView.Check CheckPlugins() => inbox.Queues.Where(q => q.IsHeld).Select(q => q.Channel).ToList() is { Count: > 0 } held
        ? new HealthView.Check(Error) { Details = $"{string.Join(", ", held)} has not come back from webhooks that it was given, and is held: what comes for it waits" }
        : plugins.Skipped is { Count: > 0 } skipped
        ? new HealthView.Check(Warn) { Details = string.Join("; ", skipped.Select(s => $"{s.Name} was skipped")) }
        : new HealthView.Check(Ok) { Details = string.Join(", ", channels.All.Select(c => $"{c.Id} {c.Version}")) };

    /// <summary>A number whose channel's service fails keeps its messages: that takes no host out of service.</summary>
    private HealthView.Check CheckOutbox()
    {
        var open = lanes.All.Select(lane => (lane.InstanceId, lane.Breaker.Open)).Where(lane => lane.Open is not null).ToList();
        return open.Count == 0
            ? new HealthView.Check(Ok)
            : new HealthView.Check(Warn) { Details = string.Join("; ", open.Take(5).Select(lane => $"{lane.InstanceId} is held: {lane.Open!.Value.Reason}")) + (open.Count > 5 ? $"; and {open.Count - 5} more" : "") };
    }

    private HealthView.InboxCheck CheckInbox()
    {
        // What waits for a slow channel alone takes no host out of service: the other channels need it.
        var (waiting, oldest, max) = (inbox.Waiting, inbox.Oldest, options.Value.MaxInboxAge);
        var status = oldest <= max ? Ok : inbox.OldestOfHost <= max ? Warn : Error;
        var slow = inbox.Queues.Where(q => q.IsSlow).Select(q => q.Channel).ToList();
        return new HealthView.InboxCheck(status, waiting, Math.Round(oldest.TotalSeconds, 3)) { Details = slow.Count == 0 ? null : $"slow: {string.Join(", ", slow)}" };
    }
}
