namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel whose instances have a profile of their own.</summary>
public interface IProfileChannel
{
    /// <summary>Reads the profile of the instance's own account.</summary>
    Task<ProfileResult> GetProfileAsync(Guid instanceId, CancellationToken ct);
}
