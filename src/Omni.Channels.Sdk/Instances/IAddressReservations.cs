namespace Omni.Channels.Sdk.Instances;

/// <summary>
/// Assigns addresses of a channel (numbers, accounts) to instances. An address has one owner; the host's database decides.
/// </summary>
public interface IAddressReservations
{
    /// <summary>
    /// Reserves an address for an instance. Call it only after the channel's server has confirmed that the instance's
    /// credentials reach the address. The owner keeps it until the instance is deleted or another address is reserved for
    /// it, also while its credentials are refused. Reserving an address that the instance already owns changes nothing.
    /// </summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="address">The address in the channel's one canonical form.</param>
    /// <param name="ct">Cancels the call.</param>
    Task<AddressReservation> ReserveAsync(Guid instanceId, string address, CancellationToken ct);
}
