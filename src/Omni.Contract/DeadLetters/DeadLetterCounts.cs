namespace Omni.Contract.DeadLetters;

/// <summary>The number of dead letters in each state.</summary>
public sealed record DeadLetterCounts
{
    /// <summary>Waiting for a retry.</summary>
    public required long Pending { get; init; }

    /// <summary>Being processed again.</summary>
    public required long Retrying { get; init; }

    /// <summary>Settled, by an operator or by a retry.</summary>
    public required long Resolved { get; init; }

    /// <summary>Given up by an operator.</summary>
    public required long Abandoned { get; init; }

    /// <summary>All of them.</summary>
    public required long Total { get; init; }
}
