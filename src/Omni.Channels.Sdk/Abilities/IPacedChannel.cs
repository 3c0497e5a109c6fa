using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that limits how fast an instance may send. The host enforces the limit. Without this ability, the host uses its default.
/// </summary>
public interface IPacedChannel
{
    /// <summary>Returns the current pace of an instance; null selects the host's default. Called often, so it must be fast.</summary>
    SendPace? GetPace(Guid instanceId);
}
