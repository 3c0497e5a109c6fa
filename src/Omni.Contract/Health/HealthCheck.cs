using System.Text.Json.Serialization;

namespace Omni.Contract.Health;

/// <summary>One check.</summary>
public sealed record HealthCheck
{
    /// <summary><c>ok</c>, <c>warn</c> or <c>error</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How long what was asked took to answer, in ms; absent where nothing was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Latency { get; init; }

    /// <summary>What was found, in words; absent when there is nothing to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Details { get; init; }
}
