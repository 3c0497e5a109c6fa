namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that can read the profiles of other users.</summary>
public interface IUserProfileChannel
{
    /// <summary>Reads the profile of <paramref name="userId"/>, as the channel names people.</summary>
    Task<ProfileResult> GetUserProfileAsync(Guid instanceId, string userId, CancellationToken ct);
}
