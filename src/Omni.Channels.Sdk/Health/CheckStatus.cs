using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Health;

/// <summary>The outcome of one check; lower case on the wire.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckStatus>))]
public enum CheckStatus
{
    /// <summary>No problem found.</summary>
    [JsonStringEnumMemberName("pass")] Pass,

    /// <summary>Works, but needs attention.</summary>
    [JsonStringEnumMemberName("warn")] Warn,

    /// <summary>Does not work.</summary>
    [JsonStringEnumMemberName("fail")] Fail,
}
