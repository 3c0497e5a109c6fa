using Omni.Api.Foundation;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Plugins;

/// <summary>
/// Assigns addresses of a channel to instances: a column of the instance's row under a unique key, so that the database decides the owner,
/// the assignment survives a restart, and the address is free as soon as the row is deleted.
/// </summary>
internal sealed partial class AddressReservations(
    IUnitOfWork unitOfWork, ChannelRegistry channels, ILogger<AddressReservations> logger)
{
    public IAddressReservations For(string channel) => new Channel(this, channel);

    private async Task<AddressReservation> ReserveAsync(string channel, Guid instanceId, string address, CancellationToken ct)
    {
        var (outcome, before) = await unitOfWork.RunAsync(async session =>
        {
            var names = channels.NamesOf(channel);
            if (await session.FindReservedAddressAsync(instanceId) is not [var (owned, own)] || !names.Contains(own))
                return (AddressReservation.UnknownInstance, null);
            if (owned == address) return (AddressReservation.Owned, owned);
            return (
                await session.ReserveAddressAsync(own, names, instanceId, address) ? AddressReservation.Owned : AddressReservation.Taken,
                owned);
        }, ct);
        if (outcome == AddressReservation.Taken) Log.Taken(logger, instanceId, channel);
        else if (outcome == AddressReservation.Owned && before is null) Log.Reserved(logger, instanceId, channel);
        else if (outcome == AddressReservation.Owned && before != address) Log.Changed(logger, instanceId, channel);
        return outcome;
    }

    /// <summary>The reservations of one channel.</summary>
    private sealed class Channel(AddressReservations all, string channel) : IAddressReservations
    {
        public Task<AddressReservation> ReserveAsync(Guid instanceId, string address, CancellationToken ct) =>
            all.ReserveAsync(channel, instanceId, address, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Reserved, LogLevel.Information,
            "{InstanceId} owns its address on {Channel} from now on: the channel has confirmed it")]
        public static partial void Reserved(ILogger logger, Guid instanceId, string channel);

        [LoggerMessage(EventIds.Changed, LogLevel.Warning,
            "{InstanceId} has changed its address on {Channel}; the one it had before is free for another instance")]
        public static partial void Changed(ILogger logger, Guid instanceId, string channel);

        [LoggerMessage(EventIds.Taken, LogLevel.Warning,
            "{InstanceId} did not get the address on {Channel} that its settings name: another instance owns it")]
        public static partial void Taken(ILogger logger, Guid instanceId, string channel);
    }
}
