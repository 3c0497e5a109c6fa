using System.Text.Json;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>Text, with a preview of its first link unless the message's metadata says <c>previewUrl: false</c>.</summary>
internal sealed class TextSender : ISender
{
    /// <summary>Meta's limit of a body, counted in UTF-16 units.</summary>
    public const int MaxBodyLength = 4096;

    public IReadOnlyList<string> ContentTypes => [ContentType.Text];

    public MessageRequest Build(MessageRequest request, OutgoingMessage message, string? uploadId)
    {
        var text = ((TextContent)message.Content).Text;
        return request with { Text = new MessageRequest.TextBody(text, WantsPreview(message, text) ? true : null) };
    }

    private static bool WantsPreview(OutgoingMessage message, string text) =>
        message.Metadata?.TryGetValue("previewUrl", out var wish) == true && wish.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? wish.ValueKind == JsonValueKind.True
            : text.Contains("https://", StringComparison.OrdinalIgnoreCase) || text.Contains("http://", StringComparison.OrdinalIgnoreCase);
}
