using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that validates settings before it connects an instance.</summary>
public interface IConfigurableChannel
{
    /// <summary>The credential fields that are not secret and may be shown, such as a phone number id.</summary>
    IReadOnlySet<string> PublicCredentials { get; }

    /// <summary>Returns all faults of the settings; empty when they are valid. No I/O.</summary>
    IReadOnlyList<ConfigFault> Validate(InstanceConfig config);
}
