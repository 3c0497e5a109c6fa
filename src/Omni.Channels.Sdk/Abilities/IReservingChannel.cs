using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel where each instance owns a unique address, such as a phone number. It reserves the address with
/// <see cref="IAddressReservations"/> (in <see cref="Channels.PluginContext"/>) once the address is confirmed.
/// </summary>
public interface IReservingChannel
{
    /// <summary>Returns the address in the settings, in canonical form; null when it is missing or invalid. No I/O.</summary>
    string? AddressOf(InstanceConfig config);
}
