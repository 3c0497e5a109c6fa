namespace Omni.Channels.Sdk.Abilities;

/// <summary>What came of an ability's call: a closed union.</summary>
public abstract record AbilityResult
{
    private AbilityResult()
    {
    }

    /// <summary>It was done.</summary>
    public sealed record Done : AbilityResult;

    /// <summary>The channel refused.</summary>
    /// <param name="ErrorCode">The channel's code, or one of ours.</param>
    /// <param name="Error">What is wrong and what to do.</param>
    public sealed record Failed(string ErrorCode, string Error) : AbilityResult;
}
