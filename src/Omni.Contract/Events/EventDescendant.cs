namespace Omni.Contract.Events;

/// <summary>An event that followed from another one.</summary>
public sealed record EventDescendant
{
    /// <summary>The event.</summary>
    public required EventRecord Event { get; init; }

    /// <summary>The number of steps from the traced event, from 1.</summary>
    public required int Depth { get; init; }
}
