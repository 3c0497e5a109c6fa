namespace Omni.Api.Sending.Lanes;

/// <summary>What becomes of a message that was refused: a closed union.</summary>
internal abstract record RetryDecision
{
    private RetryDecision()
    {
    }

    /// <summary>It has failed.</summary>
    public sealed record GiveUp : RetryDecision;

    /// <summary>It is tried again.</summary>
    public sealed record Again(TimeSpan After) : RetryDecision;

    /// <summary>It waits until somebody has acted.</summary>
    public sealed record Keep : RetryDecision;
}
