using System.Collections.Concurrent;
using Omni.Api.Receiving.DeadLetters;
using Omni.Api.Sending.Lanes;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>Connects and disconnects instances through their channel.</summary>
internal sealed class InstanceConnector(
    ChannelRegistry channels, InstanceStore store, InstanceConfigurator settings, AddressInheritance inheritance, ConfirmedWebhooks waiting,
    LaneHost lanes, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _orders = new();

    /// <summary>
    /// Connects an instance with the current settings of its row. A connected instance resumes its waiting sends and its waiting webhooks.
    /// </summary>
    public async Task<ConnectionStatus> ConnectAsync(Guid instanceId, CancellationToken ct)
    {
        Task<ConnectionStatus> attempt;
        var order = OrderOf(instanceId);
        await order.WaitAsync(ct);
        try
        {
            // Settings are read and passed on in one order: older settings cannot follow newer ones, nor a disconnect.
            if (await store.FindAsync(instanceId, ct) is not { } row) return ConnectionStatus.NotFound(time.GetUtcNow());
            if (!row.IsActive)
                return new ConnectionStatus
                {
                    State = ConnectionState.Disconnected,
                    Since = time.GetUtcNow(),
                    Message = "The instance is not active",
                };
            if (row is { ReservedAddress: null, OwnerIdentifier: not null }) row = await InheritAsync(row, ct);
            attempt = BeginAsync(row, ct);
        }
        finally
        {
            order.Release();
        }

        return await attempt;
    }

    /// <summary>
    /// Begins to connect an instance at start, with a row just read, when nothing else changes it. The channel knows the instance when this
    /// returns.
    /// </summary>
    public async Task<ConnectionStatus> BeginAsync(InstanceRow row, CancellationToken ct)
    {
        if (channels.Get(row.Channel) is not { } plugin)
            return ConnectionStatus.Failed(
                new ConnectionError("NO_CHANNEL", $"The channel '{row.Channel}' is not loaded", Retryable: false), time.GetUtcNow());
        if (settings.ConfigOf(row) is not { } config) return ConnectionStatus.Failed(UnreadableCredentials.Error, time.GetUtcNow());
        var status = await plugin.ConnectAsync(row.Id, config, ct);
        if (!status.IsConnected) return status;
        lanes.Connected(row.Id);
        await waiting.ReleaseAsync(plugin.Id, ct);
        return status;
    }

    public async Task DisconnectAsync(InstanceRow row, string reason, CancellationToken ct)
    {
        if (channels.Get(row.Channel) is not { } plugin) return;
        Task leaving;
        var order = OrderOf(row.Id);
        await order.WaitAsync(ct);
        try
        {
            // After a connect that has read the row already, which this call ends.
            leaving = plugin.DisconnectAsync(row.Id, reason, ct);
        }
        finally
        {
            order.Release();
        }

        await leaving;
    }

    public async Task<ConnectionStatus> GetStatusAsync(InstanceRow row, CancellationToken ct)
    {
        if (channels.Get(row.Channel) is not { } plugin) return ConnectionStatus.NotFound(time.GetUtcNow());
        var status = await plugin.GetStatusAsync(row.Id, ct);
        if (!status.IsConnected && settings.ConfigOf(row) is null)
            return ConnectionStatus.Failed(UnreadableCredentials.Error, time.GetUtcNow());

        // A check may have found that the instance's address is confirmed after all.
        if (status.IsConnected && row.ReservedAddress is null && settings.AddressOf(row) is not null)
            await waiting.ReleaseAsync(plugin.Id, ct);
        return status;
    }

    /// <summary>Returns what the channel says an operator must change in time.</summary>
    public IReadOnlyList<ChannelWarning> WarningsOf(InstanceRow row) =>
        channels.Get(row.Channel) is IWarningChannel channel ? channel.GetWarnings(row.Id) : [];

    private SemaphoreSlim OrderOf(Guid instanceId) => _orders.GetOrAdd(instanceId, _ => new SemaphoreSlim(1));

    private async Task<InstanceRow> InheritAsync(InstanceRow row, CancellationToken ct)
    {
        var rows = await store.AllAsync(ct);
        inheritance.Apply(rows);
        return rows.FirstOrDefault(r => r.Id == row.Id) ?? row;
    }
}
