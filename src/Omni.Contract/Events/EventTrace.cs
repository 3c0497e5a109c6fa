namespace Omni.Contract.Events;

/// <summary>An event with what caused it and what it caused.</summary>
public sealed record EventTrace
{
    /// <summary>The event.</summary>
    public required EventRecord Event { get; init; }

    /// <summary>What led to it, the first cause first; empty when nothing is known.</summary>
    public required IReadOnlyList<EventRecord> Ancestors { get; init; }

    /// <summary>What followed from it, nearest first.</summary>
    public required IReadOnlyList<EventDescendant> Descendants { get; init; }

    /// <summary>Whether there are more ancestors or descendants than are shown.</summary>
    public required bool Truncated { get; init; }
}
