using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events;

/// <summary>The JSON settings of events and messages: camelCase, nulls omitted.</summary>
public static class OmniJson
{
    /// <summary>Settings for other types: camelCase, nulls omitted, only escapes that JSON requires.</summary>
    public static JsonSerializerOptions Readable { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The source-generated options with only the escapes that JSON requires.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(OmniJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
