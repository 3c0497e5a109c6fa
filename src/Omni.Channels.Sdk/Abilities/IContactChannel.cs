namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that can list the contacts of an instance.</summary>
public interface IContactChannel
{
    /// <summary>Reads the contacts.</summary>
    IAsyncEnumerable<ChannelContact> GetContactsAsync(Guid instanceId, CancellationToken ct);
}
