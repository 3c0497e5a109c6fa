namespace Omni.Contract.Webhooks;

/// <summary>What one call did.</summary>
public sealed record ReplayOutcome
{
    /// <summary>Webhooks processed once more.</summary>
    public required int Replayed { get; init; }

    /// <summary>Events that were not there before.</summary>
    public required int NewEvents { get; init; }

    /// <summary>Whether the range has more.</summary>
    public required bool HasMore { get; init; }

    /// <summary>What the next call goes on with; null when the range is done.</summary>
    public required string? Cursor { get; init; }
}
