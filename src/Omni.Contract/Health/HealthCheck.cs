using System.Text.Json.Serialization;

namespace Omni.Contract.Health;

/// <summary>A check.</summary>
public sealed record HealthCheck
{
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
