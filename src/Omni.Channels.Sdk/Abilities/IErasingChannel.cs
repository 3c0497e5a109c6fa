using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that can remove one person from a stored webhook. The webhook may contain data of other people too.</summary>
public interface IErasingChannel
{
    /// <summary>
    /// Returns the body without the person's data on this instance: null when it holds none, empty when nothing else is left.
    /// No I/O.
    /// </summary>
    /// <param name="instance">The settings of the instance. Data of other instances in the same body is kept.</param>
    /// <param name="body">A webhook as it was stored.</param>
    /// <param name="userIds">All ids of the person on this instance.</param>
    ReadOnlyMemory<byte>? Erase(InstanceConfig instance, ReadOnlyMemory<byte> body, IReadOnlySet<string> userIds);
}
