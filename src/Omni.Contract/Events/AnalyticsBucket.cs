namespace Omni.Contract.Events;

/// <summary>A step of the timeline.</summary>
public sealed record AnalyticsBucket
{
    /// <summary>The start of the step.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The number of messages.</summary>
    public required long Count { get; init; }
}
