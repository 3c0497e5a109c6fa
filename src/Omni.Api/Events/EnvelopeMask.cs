using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Api.Access;

namespace Omni.Api.Events;

/// <summary>
/// Masks an event for keys without <see cref="Caller.Content"/>. It is an allow list, so a field that a channel adds is left out by
/// default: types, states, times and sizes stay, chats and people are masked, everything else is removed.
/// </summary>
internal static class EnvelopeMask
{
    private static readonly HashSet<string> Stay = new(StringComparer.Ordinal)
    {
        "instanceId", "channelType", "level", "kind", "stage", "done", "total", "willReconnect", "retryable", "errorCode",
        "deliveredAt", "readAt", "isTyping", "isStopped", "changedAt", "eventId", "mediaId", "mimeType", "size", "duration",
        "alertType", "severity",
    };

    private static readonly HashSet<string> Masked = new(StringComparer.Ordinal) { "chatId", "userId", "from", "to", "reason", "error" };

    /// <summary>The envelope with its payload masked.</summary>
    public static string Of(string envelope)
    {
        var json = JsonNode.Parse(envelope)!.AsObject();
        if (json["payload"] is JsonObject payload) json["payload"] = Payload(payload);
        return ContentMask.Numbers(JsonSerializer.SerializeToElement(json))!.Value.GetRawText();
    }

    /// <summary>The masked payload; its member <c>masked</c> marks it.</summary>
    public static JsonElement Payload(JsonElement payload) =>
        JsonSerializer.SerializeToElement(Payload(JsonNode.Parse(payload.GetRawText()) as JsonObject ?? []));

    private static JsonObject Payload(JsonObject payload)
    {
        var masked = new JsonObject { ["masked"] = true };
        foreach (var (name, value) in payload)
        {
            if (value is JsonObject content && name == "content") masked[name] = new JsonObject { ["type"] = content["type"]?.DeepClone() };
            if (value is JsonObject && name == "pricing") masked[name] = value.DeepClone();
            if (value is not JsonValue scalar) continue;
            if (Stay.Contains(name)) masked[name] = scalar.DeepClone();
            else if (Masked.Contains(name) && scalar.TryGetValue<string>(out var text)) masked[name] = ContentMask.Numbers(text);
        }

        return masked;
    }
}
