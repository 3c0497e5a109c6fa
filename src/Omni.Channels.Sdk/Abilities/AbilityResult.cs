namespace Omni.Channels.Sdk.Abilities;

/// <summary>The result of a call to an ability: a closed union.</summary>
public abstract record AbilityResult
{
    private AbilityResult()
    {
    }

    /// <summary>The channel accepted the call.</summary>
    public sealed record Done : AbilityResult;

    /// <summary>The channel refused the call, or could not be reached.</summary>
    /// <param name="ErrorCode">The channel's code, or one of Omni's.</param>
    /// <param name="Error">What is wrong and what to do.</param>
    public sealed record Failed(string ErrorCode, string Error) : AbilityResult;
}
