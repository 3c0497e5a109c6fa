using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that knows what an operator must change in time. The host shows it in the instance's status and in health.</summary>
public interface IWarningChannel
{
    /// <summary>Returns the warnings of an instance; empty when there are none, or the instance is unknown. Without calls.</summary>
    IReadOnlyList<ChannelWarning> GetWarnings(Guid instanceId);
}
