using System.Text.Json.Serialization;

namespace Omni.Contract.Events;

/// <summary>Message counts of a time range. In Omni's format, without the <c>data</c> envelope.</summary>
public sealed record EventAnalytics
{
    /// <summary>Messages received and sent, including failed ones.</summary>
    public required long TotalMessages { get; init; }

    /// <summary>Messages that did not fail.</summary>
    public required long SuccessfulMessages { get; init; }

    /// <summary>Messages that failed.</summary>
    public required long FailedMessages { get; init; }

    /// <summary>The success rate in per cent, 0 to 100.</summary>
    public required double SuccessRate { get; init; }

    /// <summary>From receipt to processing of inbound messages, in ms; null when there were none.</summary>
    public double? AvgProcessingTimeMs { get; init; }

    /// <summary>Always null: Omni's agents do not run here.</summary>
    public double? AvgAgentTimeMs { get; init; }

    /// <summary>Messages by kind of content.</summary>
    public required IReadOnlyDictionary<string, long> MessageTypes { get; init; }

    /// <summary>Failed messages by the stage that failed.</summary>
    public required IReadOnlyDictionary<string, long> ErrorStages { get; init; }

    /// <summary>Messages by the id of their instance.</summary>
    public required IReadOnlyDictionary<string, long> Instances { get; init; }

    /// <summary>Messages by the id of their channel.</summary>
    public required IReadOnlyDictionary<string, long> ByChannel { get; init; }

    /// <summary>Messages by direction.</summary>
    public required DirectionCounts ByDirection { get; init; }

    /// <summary>The timeline; null unless a granularity was requested.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnalyticsBucket>? Timeline { get; init; }
}
