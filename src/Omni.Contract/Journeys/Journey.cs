using System.Text.Json.Serialization;

namespace Omni.Contract.Journeys;

/// <summary>The way of a message through this host. Times are Unix ms.</summary>
public sealed record Journey
{
    /// <summary>The id that was asked for.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The stages that the message has reached, in their order.</summary>
    public required IReadOnlyList<JourneyCheckpoint> Checkpoints { get; init; }

    /// <summary>When it began.</summary>
    public required long StartedAt { get; init; }

    /// <summary>When it ended: an inbound message was stored, an outbound one delivered or failed. Left out until then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? CompletedAt { get; init; }

    /// <summary>The milliseconds between neighbouring stages, such as <c>T0-T1</c>, and <c>total</c>.</summary>
    public required IReadOnlyDictionary<string, long> Latencies { get; init; }
}
