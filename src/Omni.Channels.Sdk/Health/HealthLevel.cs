using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Health;

/// <summary>The overall result of all checks; lower case on the wire.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HealthLevel>))]
public enum HealthLevel
{
    /// <summary>Every check passes.</summary>
    [JsonStringEnumMemberName("healthy")] Healthy,

    /// <summary>At least one check warns and none fails.</summary>
    [JsonStringEnumMemberName("degraded")] Degraded,

    /// <summary>At least one check fails.</summary>
    [JsonStringEnumMemberName("unhealthy")] Unhealthy,
}
