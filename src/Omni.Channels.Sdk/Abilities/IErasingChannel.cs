using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that can take one person out of a stored webhook, which may be about others too.</summary>
public interface IErasingChannel
{
    /// <summary>
    /// The body without what is the person's on this instance; null when there is nothing of the kind, empty when nothing
    /// else is left. Reads and computes only: no I/O.
    /// </summary>
    /// <param name="instance">The settings of the instance: a body may be about other instances too, which keep theirs.</param>
    /// <param name="body">A webhook as it was stored.</param>
    /// <param name="userIds">Every name by which the instance knew the person.</param>
    ReadOnlyMemory<byte>? Erase(InstanceConfig instance, ReadOnlyMemory<byte> body, IReadOnlySet<string> userIds);
}
