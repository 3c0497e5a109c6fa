using System.Collections.Concurrent;

namespace Omni.Channels.Sdk.Instances;

/// <summary>In-memory reservations: the first instance to reserve an address owns it until the process ends.</summary>
internal sealed class UnsharedReservations : IAddressReservations
{
    private readonly ConcurrentDictionary<string, Guid> _owners = new(StringComparer.Ordinal);

    public Task<AddressReservation> ReserveAsync(Guid instanceId, string address, CancellationToken ct) =>
        Task.FromResult(_owners.GetOrAdd(address, instanceId) == instanceId ? AddressReservation.Owned : AddressReservation.Taken);
}
