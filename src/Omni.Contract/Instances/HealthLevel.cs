using System.Text.Json.Serialization;

namespace Omni.Contract.Instances;

/// <summary>The health of an instance or a channel; lower case on the wire.</summary>
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
