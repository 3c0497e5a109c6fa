using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Parses the bytes of a webhook.</summary>
internal static class WebhookParser
{
    /// <summary>Returns the body, or the reason why it is invalid.</summary>
    public static (WebhookBody? Body, string? Fault) Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var body = WebhookBody.Read(JsonElement.Parse(LenientText.Repair(bytes).Span));
            return body is null ? (null, "The body is not a webhook of Meta: it lacks 'object' or a list 'entry'") : (body, null);
        }
        catch (JsonException e)
        {
            return (null, $"The body is not a webhook of Meta: {e.Message}");
        }
    }
}
