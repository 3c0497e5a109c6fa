using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel whose every instance stands for an address of its own, such as a phone number. It reserves the address with
/// <see cref="IAddressReservations"/> (in <see cref="Channels.PluginContext"/>) once the address is confirmed.
/// </summary>
public interface IReservingChannel
{
    /// <summary>The address that the settings name, in its canonical form; null when they name none that is valid. No I/O.</summary>
    string? AddressOf(InstanceConfig config);
}
