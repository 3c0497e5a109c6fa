namespace Omni.Contract.Events;

/// <summary>The events of a person, newest first.</summary>
public sealed record PersonTimeline
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The events of this page.</summary>
    public required IReadOnlyList<EventRecord> Items { get; init; }

    /// <summary>Whether there are more pages, and the cursor of the next one.</summary>
    public required PageMeta Meta { get; init; }
}
