namespace Omni.Client.Operating;

/// <summary>What one call did.</summary>
public sealed record ReplayOutcome
{
    /// <summary>Webhooks processed once more.</summary>
    public required int Replayed { get; init; }

    /// <summary>Events that were not there before.</summary>
    public required int NewEvents { get; init; }

    /// <summary>Whether the range has more.</summary>
    public required bool HasMore { get; init; }

    /// <summary>To go on with.</summary>
    public string? Cursor { get; init; }
}
