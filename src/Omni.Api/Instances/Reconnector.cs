using System.Collections.Concurrent;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>
/// Connects every active instance at start, all in parallel. A channel knows all settings before its first call leaves, so webhooks that
/// arrive meanwhile are verified. Later it retries instances that failed for a temporary reason.
/// </summary>
internal sealed partial class Reconnector(
    InstanceStore store, InstanceConnector connector, InstanceConfigurator settings, AddressInheritance inheritance,
    UnreadableCredentials unreadable, TimeProvider time, ILogger<Reconnector> logger)
    : PeriodicWork(Pause, time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>How long a start waits for the first connects, and a round for one instance.</summary>
    private static readonly TimeSpan FirstWithin = TimeSpan.FromMinutes(2), LookWithin = TimeSpan.FromSeconds(5);

    /// <summary>Instances whose channel has not answered yet.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _busy = new();

    /// <summary>The first connects continue after the start, until the stop.</summary>
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
        // An instance that never answers must not prevent retries of the others.
        await _first.WaitAsync(FirstWithin, Time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        await base.BeginAsync(ct);
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        foreach (var row in ActiveOf(await store.AllAsync(ct)).Where(i => !_busy.ContainsKey(i.Id)))
        {
            // Each continues on its own after a moment: the next round skips those still connecting.
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
            // The channel may block the thread too.
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

    /// <summary>The instances to connect. Checks the credentials of all, so that health also reports an inactive one.</summary>
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

        [LoggerMessage(EventIds.ReconnectorFailed, LogLevel.Warning, "Instances could not be checked; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
