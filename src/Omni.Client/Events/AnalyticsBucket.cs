namespace Omni.Client.Events;

/// <summary>A step of time.</summary>
public sealed record AnalyticsBucket
{
    /// <summary>The at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The count.</summary>
    public required long Count { get; init; }
}
