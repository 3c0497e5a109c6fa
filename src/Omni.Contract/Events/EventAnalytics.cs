using System.Text.Json.Serialization;

namespace Omni.Contract.Events;

/// <summary>Messages over a span of time, counted. In the shape of Omni's, which has no <c>data</c> around it.</summary>
public sealed record EventAnalytics
{
    /// <summary>Messages received and sent, those that failed included.</summary>
    public required long TotalMessages { get; init; }

    /// <summary>Messages that did not fail.</summary>
    public required long SuccessfulMessages { get; init; }

    /// <summary>Messages that failed.</summary>
    public required long FailedMessages { get; init; }

    /// <summary>Per cent, 0 to 100.</summary>
    public required double SuccessRate { get; init; }

    /// <summary>From receipt to processing of inbound messages, in ms; null when there were none.</summary>
    public double? AvgProcessingTimeMs { get; init; }

    /// <summary>Always null: Omni's agents do not run here.</summary>
    public double? AvgAgentTimeMs { get; init; }

    /// <summary>Messages by kind of content.</summary>
    public required IReadOnlyDictionary<string, long> MessageTypes { get; init; }

    /// <summary>Failed messages by where they failed.</summary>
    public required IReadOnlyDictionary<string, long> ErrorStages { get; init; }

    /// <summary>Messages by the id of their instance.</summary>
    public required IReadOnlyDictionary<string, long> Instances { get; init; }

    /// <summary>Steps of time, when a granularity was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnalyticsBucket>? Timeline { get; init; }
}
