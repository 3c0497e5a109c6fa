using System.Collections.Concurrent;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>
/// Connects every active instance at start, all at once: a channel knows each one's settings before its first call goes
/// out, so webhooks that come meanwhile are verified. Later it tries again those that failed for a passing reason.
/// </summary>
internal sealed partial class Reconnector(
    InstanceStore store, InstanceConnector connector, InstanceConfigurator settings, AddressInheritance inheritance,
    UnreadableCredentials unreadable, TimeProvider time, ILogger<Reconnector> logger)
    : PeriodicWork(Pause, time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>How long the others wait for the first connects, and for one instance in a round.</summary>
    private static readonly TimeSpan FirstWithin = TimeSpan.FromMinutes(2), LookWithin = TimeSpan.FromSeconds(5);

    /// <summary>Instances whose channel has not answered yet.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _busy = new();

    /// <summary>The first connects outlive the start, not the stop.</summary>
    private readonly CancellationTokenSource _stop = new();

    private Task _first = Task.CompletedTask;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var rows = await store.AllAsync(cancellationToken);
        inheritance.Apply(rows);
        _first = Task.WhenAll(
            ActiveOf(rows).Select(row => ConnectAsync(row.Id, () => connector.BeginAsync(row, _stop.Token), _stop.Token)));
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _stop.Dispose();
        base.Dispose();
    }

    protected override async Task BeginAsync(CancellationToken ct)
    {
        // One that never answers must not keep the others from being tried again.
        await _first.WaitAsync(FirstWithin, Time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        await base.BeginAsync(ct);
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        foreach (var row in ActiveOf(await store.AllAsync(ct)).Where(i => !_busy.ContainsKey(i.Id)))
        {
            // Each on its own after a moment: the next round leaves out those that are still at it.
            _busy[row.Id] = true;
            await LookAfterAsync(row, ct).WaitAsync(LookWithin, Time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }

        return false;
    }

    private async Task LookAfterAsync(InstanceRow row, CancellationToken ct)
    {
        try
        {
            // The channel may block the thread, too.
            await Task.Yield();
            var status = await connector.GetStatusAsync(row, ct);
            if (status.Error is { Retryable: true } || status.State == ConnectionState.Disconnected)
                await ConnectAsync(row.Id, () => connector.ConnectAsync(row.Id, ct), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.ConnectFailed(logger, e, row.Id);
        }
        finally
        {
            _busy.TryRemove(row.Id, out _);
        }
    }

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    /// <summary>Those that are to be connected. Looks at the credentials of all, so that health tells of an inactive one too.</summary>
    private List<InstanceRow> ActiveOf(IReadOnlyList<InstanceRow> rows)
    {
        unreadable.Keep(rows.Select(r => r.Id).ToHashSet());
        return [.. rows.Where(r => r.ProtectedCredentials is not null && settings.ConfigOf(r) is not null && r.IsActive)];
    }

    private async Task ConnectAsync(Guid instanceId, Func<Task<ConnectionStatus>> connect, CancellationToken ct)
    {
        try
        {
            var status = await connect();
            if (status.IsConnected) Log.Connected(logger, instanceId);
            else if (status.State != ConnectionState.Connecting) Log.NotConnected(logger, instanceId, status.Message);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.ConnectFailed(logger, e, instanceId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Connected, LogLevel.Information, "{InstanceId} was connected")]
        public static partial void Connected(ILogger logger, Guid instanceId);

        [LoggerMessage(EventIds.ReconnectorNotConnected, LogLevel.Warning, "{InstanceId} could not be connected: {Reason}")]
        public static partial void NotConnected(ILogger logger, Guid instanceId, string? reason);

        [LoggerMessage(EventIds.ConnectFailed, LogLevel.Error, "{InstanceId} could not be connected")]
        public static partial void ConnectFailed(ILogger logger, Exception exception, Guid instanceId);

        [LoggerMessage(EventIds.ReconnectorFailed, LogLevel.Warning, "Instances could not be looked after; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
