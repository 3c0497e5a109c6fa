namespace Omni.Api.Sending.Lanes;

/// <summary>What happens to a refused message: a closed union.</summary>
internal abstract record RetryDecision
{
    private RetryDecision()
    {
    }

    /// <summary>The message fails.</summary>
    public sealed record GiveUp : RetryDecision;

    /// <summary>The message is tried again.</summary>
    public sealed record Again(TimeSpan After) : RetryDecision;

    /// <summary>The message waits until an operator has acted.</summary>
    public sealed record Keep : RetryDecision;
}
