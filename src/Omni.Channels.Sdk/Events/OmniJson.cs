using System.Text.Encodings.Web;
using System.Text.Json;

namespace Omni.Channels.Sdk.Events;

/// <summary>How events and messages are written: camelCase, nulls left out.</summary>
public static class OmniJson
{
    /// <summary>The options to use: as generated, with text left readable (only what JSON requires is escaped).</summary>
    public static JsonSerializerOptions Options { get; } = new(OmniJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
