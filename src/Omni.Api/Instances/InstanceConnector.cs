using Omni.Api.Lanes;
using Omni.Api.Persistence.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>Connects and disconnects instances through their channel.</summary>
internal sealed class InstanceConnector(ChannelRegistry channels, InstanceSettings settings, LaneHost lanes, TimeProvider time)
{
    /// <summary>The state that came of it. A connected instance takes up what waits to be sent.</summary>
    public async Task<ConnectionStatus> ConnectAsync(InstanceRow row, CancellationToken ct)
    {
        if (channels.Get(row.Channel) is not { } plugin)
            return ConnectionStatus.Failed(new ConnectionError("NO_CHANNEL", $"The channel '{row.Channel}' is not loaded", Retryable: false), time.GetUtcNow());
        var status = await plugin.ConnectAsync(row.Id, settings.ConfigOf(row), ct);
        if (status.IsConnected) lanes.Release(row.Id);
        return status;
    }

    public async Task DisconnectAsync(InstanceRow row, string reason, CancellationToken ct)
    {
        if (channels.Get(row.Channel) is { } plugin) await plugin.DisconnectAsync(row.Id, reason, ct);
    }

    public async Task<ConnectionStatus> GetStatusAsync(InstanceRow row, CancellationToken ct) =>
        channels.Get(row.Channel) is { } plugin ? await plugin.GetStatusAsync(row.Id, ct) : ConnectionStatus.NotFound(time.GetUtcNow());
}
