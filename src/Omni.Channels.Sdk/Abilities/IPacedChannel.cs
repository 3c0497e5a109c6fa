using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that limits how fast an instance may send. The host keeps the pace; without this ability it uses its own default.
/// </summary>
public interface IPacedChannel
{
    /// <summary>The pace of an instance as far as it is known now; asked often, so it must be quick. Null leaves it to the host.</summary>
    SendPace? GetPace(Guid instanceId);
}
