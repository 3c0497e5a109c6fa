namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that has an address book of its own.</summary>
public interface IContactChannel
{
    /// <summary>Reads the contacts.</summary>
    IAsyncEnumerable<ChannelContact> GetContactsAsync(Guid instanceId, CancellationToken ct);
}
