using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Health;

/// <summary>The sum of all checks; lower case on the wire.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HealthLevel>))]
public enum HealthLevel
{
    /// <summary>Every check passes.</summary>
    [JsonStringEnumMemberName("healthy")] Healthy,

    /// <summary>A check warns, none fails.</summary>
    [JsonStringEnumMemberName("degraded")] Degraded,

    /// <summary>A check fails.</summary>
    [JsonStringEnumMemberName("unhealthy")] Unhealthy,
}
