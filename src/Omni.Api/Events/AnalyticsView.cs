using System.Text.Json.Serialization;

namespace Omni.Api.Events;

/// <summary>Messages over a span of time, counted. In the shape of Omni's, which has no <c>data</c> around it.</summary>
internal sealed record AnalyticsView
{
    public required long TotalMessages { get; init; }
    public required long SuccessfulMessages { get; init; }
    public required long FailedMessages { get; init; }

    /// <summary>Per cent, 0 to 100.</summary>
    public required double SuccessRate { get; init; }

    /// <summary>From receipt to processing, of what came in.</summary>
    public double? AvgProcessingTimeMs { get; init; }

    /// <summary>Omni's agents do not run here.</summary>
    public double? AvgAgentTimeMs { get; init; }
    public required IReadOnlyDictionary<string, long> MessageTypes { get; init; }
    public required IReadOnlyDictionary<string, long> ErrorStages { get; init; }
    public required IReadOnlyDictionary<string, long> Instances { get; init; }

    /// <summary>Steps of time, when a granularity was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Bucket>? Timeline { get; init; }

    /// <summary>A step of time.</summary>
    internal sealed record Bucket(DateTimeOffset At, long Count);
}
