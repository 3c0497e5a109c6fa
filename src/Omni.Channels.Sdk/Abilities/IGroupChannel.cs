namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that can list the groups of an instance.</summary>
public interface IGroupChannel
{
    /// <summary>Reads the groups.</summary>
    IAsyncEnumerable<ChannelGroup> GetGroupsAsync(Guid instanceId, CancellationToken ct);
}
