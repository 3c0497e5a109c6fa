namespace Omni.Contract.Events;

/// <summary>Figures about the stored events.</summary>
public sealed record EventMetrics
{
    /// <summary>The number of the last event; events are numbered from 1. 0 before the first.</summary>
    public required long LastSeq { get; init; }

    /// <summary>When the last event was stored; null before the first.</summary>
    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>The messages of the last 24 hours.</summary>
    public required EventAnalytics LastDay { get; init; }
}
