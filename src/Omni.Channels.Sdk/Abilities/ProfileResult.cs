namespace Omni.Channels.Sdk.Abilities;

/// <summary>The result of reading a profile: a closed union.</summary>
public abstract record ProfileResult
{
    private ProfileResult()
    {
    }

    /// <summary>The channel returned the profile.</summary>
    /// <param name="Profile">The profile.</param>
    public sealed record Found(ChannelProfile Profile) : ProfileResult;

    /// <summary>The channel refused or could not be reached.</summary>
    /// <param name="ErrorCode">The channel's code, or one of Omni's.</param>
    /// <param name="Error">What is wrong and what to do.</param>
    public sealed record Failed(string ErrorCode, string Error) : ProfileResult;
}
