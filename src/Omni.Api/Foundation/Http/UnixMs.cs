using System.Text.Json;

namespace Omni.Api.Foundation.Http;

/// <summary>What tables keep as integers and text, as REST shows it.</summary>
internal static class UnixMs
{
    public static DateTimeOffset ToTime(this long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);

    public static DateTimeOffset? ToTime(this long? unixMs) => unixMs is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    /// <summary>A text column that holds JSON.</summary>
    public static JsonElement? ToJson(this string? json) => json is null ? null : JsonElement.Parse(json);
}
