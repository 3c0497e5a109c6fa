using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Instances;

/// <summary>
/// Handles instances of a data folder from before addresses were reserved. An instance that was connected earlier and alone names its
/// address remains its owner until Meta has answered; only then is the reservation made. Where several name one address, the first
/// confirmed one gets it.
/// </summary>
internal sealed class AddressInheritance(InstanceConfigurator settings, ChannelRegistry channels)
{
    /// <summary>Assigns the inherited addresses to the rows, in memory only.</summary>
    public void Apply(IReadOnlyList<InstanceRow> rows)
    {
        var heirs = rows.Where(r => r is { ReservedAddress: null, OwnerIdentifier: not null }).ToList();
        if (heirs.Count == 0) return;
        var claims = rows.Select(row => (Row: row, Address: settings.AddressOf(row)))
            .ToLookup(c => (ChannelOf(c.Row), c.Address), c => c.Row);
        var owned = rows.Where(r => r.ReservedAddress is not null).Select(r => (ChannelOf(r), r.ReservedAddress)).ToHashSet();
        foreach (var heir in heirs)
        {
            if (settings.AddressOf(heir) is { } address && claims[(ChannelOf(heir), address)].Take(2).Count() == 1
                && !owned.Contains((ChannelOf(heir), address)))
            {
                heir.ReservedAddress = address;
            }
        }
    }

    /// <summary>The channel's own id, whichever of its ids the instance was made with.</summary>
    private string ChannelOf(InstanceRow row) => channels.Get(row.Channel)?.Id ?? row.Channel;
}
