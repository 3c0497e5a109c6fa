namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that can read the profile of an instance's account.</summary>
public interface IProfileChannel
{
    /// <summary>Reads the profile of the instance's own account.</summary>
    Task<ProfileResult> GetProfileAsync(Guid instanceId, CancellationToken ct);
}
