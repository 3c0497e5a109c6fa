using System.Text.Json.Serialization;

namespace Omni.Contract.Health;

/// <summary>The inbox: how many wait, and how old the oldest is.</summary>
public sealed record HealthInboxCheck
{
    /// <summary>How many webhooks wait to be processed.</summary>
    public required long Waiting { get; init; }

    /// <summary>How long the oldest of them has waited, in seconds; 0 when none waits.</summary>
    public required double OldestSeconds { get; init; }

    /// <summary><c>ok</c>, <c>warn</c> or <c>error</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How long what was asked took to answer, in ms; absent where nothing was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Latency { get; init; }

    /// <summary>What was found, in words; absent when there is nothing to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Details { get; init; }
}
