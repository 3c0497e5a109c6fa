using System.Text.Json.Serialization;

namespace Omni.Contract.Health;

/// <summary>The check of the inbox.</summary>
public sealed record HealthInboxCheck
{
    /// <summary>The number of unprocessed webhooks.</summary>
    public required long Waiting { get; init; }

    /// <summary>The age of the oldest unprocessed webhook in seconds; 0 when there is none.</summary>
    public required double OldestSeconds { get; init; }

    /// <summary><c>ok</c>, <c>warn</c> or <c>error</c>.</summary>
    [WordsOf(typeof(CheckResult))]
    public required string Status { get; init; }

    /// <summary>The response time of the checked service in ms; absent when the check calls none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Latency { get; init; }

    /// <summary>Details; absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Details { get; init; }
}
