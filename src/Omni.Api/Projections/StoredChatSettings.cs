using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Omni.Api.Projections;

/// <summary>How the settings of a chat are stored. Lists look for entries in the stored text, so it is always written in one way.</summary>
internal static class StoredChatSettings
{
    /// <summary>An agent of another system answers no longer: a human is wanted.</summary>
    public const string AgentPaused = "agentPaused";

    /// <summary>The matter of the chat is settled.</summary>
    public const string Closed = "closed";

    /// <summary>The form of everything that is stored.</summary>
    public static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Read(string? stored) => string.IsNullOrEmpty(stored) ? [] : JsonNode.Parse(stored) as JsonObject ?? [];

    public static string Write(JsonObject settings) => settings.ToJsonString(Compact);

    /// <summary>How an entry of a flag stands in the stored settings.</summary>
    public static string WrittenFlag(string flag) => $"\"{flag}\":true";
}
