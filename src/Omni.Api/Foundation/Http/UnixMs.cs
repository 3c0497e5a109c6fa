using System.Text.Json;

namespace Omni.Api.Foundation.Http;

/// <summary>Converts stored integers and texts to the values that REST shows.</summary>
internal static class UnixMs
{
    public static DateTimeOffset ToTime(this long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);

    public static DateTimeOffset? ToTime(this long? unixMs) => unixMs is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    /// <summary>Parses a text column that holds JSON.</summary>
    public static JsonElement? ToJson(this string? json) => json is null ? null : JsonElement.Parse(json);
}
