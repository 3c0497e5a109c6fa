namespace Omni.Client.Events;

/// <summary>Messages over a span of time, counted. In the shape of Omni's, which has no <c>data</c> around it.</summary>
public sealed record EventAnalytics
{
    /// <summary>The total messages.</summary>
    public required long TotalMessages { get; init; }

    /// <summary>The successful messages.</summary>
    public required long SuccessfulMessages { get; init; }

    /// <summary>The failed messages.</summary>
    public required long FailedMessages { get; init; }

    /// <summary>Per cent, 0 to 100.</summary>
    public required double SuccessRate { get; init; }

    /// <summary>From receipt to processing, of what came in.</summary>
    public double? AvgProcessingTimeMs { get; init; }

    /// <summary>Omni's agents do not run here.</summary>
    public double? AvgAgentTimeMs { get; init; }

    /// <summary>The message types.</summary>
    public required IReadOnlyDictionary<string, long> MessageTypes { get; init; }

    /// <summary>The error stages.</summary>
    public required IReadOnlyDictionary<string, long> ErrorStages { get; init; }

    /// <summary>The instances.</summary>
    public required IReadOnlyDictionary<string, long> Instances { get; init; }

    /// <summary>Steps of time, when a granularity was asked for.</summary>
    public IReadOnlyList<AnalyticsBucket>? Timeline { get; init; }
}
