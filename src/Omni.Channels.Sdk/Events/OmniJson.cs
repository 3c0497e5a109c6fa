using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events;

/// <summary>How events and messages are written: camelCase, nulls left out.</summary>
public static class OmniJson
{
    /// <summary>For JSON of other shapes, written alike: camelCase, nulls left out, text left readable.</summary>
    public static JsonSerializerOptions Readable { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The options to use: as generated, with text left readable (only what JSON requires is escaped).</summary>
    public static JsonSerializerOptions Options { get; } =
        new(OmniJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
