using System.Collections.Concurrent;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Projections;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Instances;

/// <summary>Connects an instance at once when its channel reports that what took it out of service is over.</summary>
internal sealed partial class ReturnedInstances(
    InstanceNews news, InstanceStore store, InstanceConnector connector, ChannelRegistry channels, TimeProvider time,
    ILogger<ReturnedInstances> logger)
    : WorkLoop(time)
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, bool> _told = new();
    private readonly Signal _signal = new();

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        news.Follow(Note);
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        news.Leave(Note);
        return base.StopAsync(cancellationToken);
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        foreach (var instanceId in _told.Keys)
        {
            _told.TryRemove(instanceId, out _);
            try
            {
                await ConnectAsync(instanceId, ct);
            }
            catch
            {
                _told[instanceId] = true;
                throw;
            }
        }

        return !_told.IsEmpty;
    }

    private async Task ConnectAsync(Guid instanceId, CancellationToken ct)
    {
        if (await store.FindAsync(instanceId, ct) is not { IsActive: true } row) return;
        if (channels.Get(row.Channel) is not { } plugin || plugin.IsConnected(instanceId)) return;
        var known = await plugin.GetStatusAsync(instanceId, ct);
        if (known is { IsConnected: false, Error: not { Retryable: true } }) return;
        var status = await connector.ConnectAsync(instanceId, ct);
        if (status.IsConnected) Log.Connected(logger, instanceId);
        else Log.NotConnected(logger, instanceId, status.Message);
    }

    protected override Task WaitAsync(CancellationToken ct) => _signal.WaitAsync(LookAnyway, Time, ct);

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private void Note(Guid instanceId)
    {
        _told[instanceId] = true;
        _signal.Ring();
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.ReturnedConnected, LogLevel.Information, "{InstanceId} is back in service and was connected")]
        public static partial void Connected(ILogger logger, Guid instanceId);

        [LoggerMessage(EventIds.ReturnedNotConnected, LogLevel.Warning,
            "{InstanceId} is back in service according to its channel, and could not be connected: {Reason}")]
        public static partial void NotConnected(ILogger logger, Guid instanceId, string? reason);

        [LoggerMessage(EventIds.ReturnedFailed, LogLevel.Warning,
            "An instance that is back in service could not be looked at; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
