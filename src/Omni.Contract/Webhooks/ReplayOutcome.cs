namespace Omni.Contract.Webhooks;

/// <summary>The result of one call.</summary>
public sealed record ReplayOutcome
{
    /// <summary>The number of webhooks processed again.</summary>
    public required int Replayed { get; init; }

    /// <summary>The number of new events.</summary>
    public required int NewEvents { get; init; }

    /// <summary>Whether there are more webhooks in the range.</summary>
    public required bool HasMore { get; init; }

    /// <summary>The cursor of the next call; null at the end of the range.</summary>
    public required string? Cursor { get; init; }
}
