namespace Omni.Contract.Events;

/// <summary>A step of time.</summary>
public sealed record AnalyticsBucket
{
    /// <summary>When it begins.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many messages it has.</summary>
    public required long Count { get; init; }
}
