using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that can tell bad settings before anything is connected.</summary>
public interface IConfigurableChannel
{
    /// <summary>The credential fields that are no secrets and may be shown, such as a phone number id.</summary>
    IReadOnlySet<string> PublicCredentials { get; }

    /// <summary>Every fault of the settings at once; empty when they are good. No I/O.</summary>
    IReadOnlyList<ConfigFault> Validate(InstanceConfig config);
}
