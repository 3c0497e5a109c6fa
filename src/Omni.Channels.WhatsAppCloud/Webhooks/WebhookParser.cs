using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Reads the bytes of a webhook.</summary>
internal static class WebhookParser
{
    /// <summary>The body, or why it is none.</summary>
    public static (WebhookBody? Body, string? Fault) Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var body = JsonSerializer.Deserialize(LenientText.Repair(bytes).Span, WhatsAppJson.Default.WebhookBody);
            return body is null ? (null, "The body is the JSON value null") : (body, null);
        }
        catch (JsonException e)
        {
            return (null, $"The body is not a webhook of Meta: {e.Message}");
        }
    }

    /// <summary>The value of a <c>messages</c> change, or why it is none.</summary>
    public static (MessagesValue? Value, string? Fault) ParseMessages(JsonElement value)
    {
        try
        {
            var read = value.Deserialize(WhatsAppJson.Default.MessagesValue);
            return read is null ? (null, "The value of the change is null") : (read, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, $"The value of the change cannot be read: {e.Message}");
        }
    }
}
