using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Text;

/// <summary>
/// Sends texts. A long text is split into several messages. The first link gets a preview unless the message's metadata sets
/// <c>previewUrl: false</c>.
/// </summary>
internal sealed class TextSender : Sender<TextContent>
{
    /// <summary>Meta's limit of a body, counted in UTF-16 units.</summary>
    public const int MaxBodyLength = 4096;

    /// <summary>The messages that a text becomes, in their order.</summary>
    public static IEnumerable<TextContent> PiecesOf(string text) =>
        TextSplitter.Split(text, MaxBodyLength).Select(piece => new TextContent { Text = piece });

    protected override Preparation Check(TextContent content) => new Preparation.Ready([.. PiecesOf(content.Text)]);

    protected override JsonElement Build(TextContent content, OutgoingMessage message, string? uploadId) =>
        JsonSerializer.SerializeToElement(
            new TextBody(content.Text, WantsPreview(message, content.Text) ? true : null), Kinds.Outbound.Default.TextBody);

    private static bool WantsPreview(OutgoingMessage message, string text) =>
        message.Metadata?.TryGetValue("previewUrl", out var wish) == true && wish.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? wish.ValueKind == JsonValueKind.True
            : text.Contains("https://", StringComparison.OrdinalIgnoreCase) || text.Contains("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Text of at most <see cref="MaxBodyLength"/> UTF-16 units.</summary>
    internal sealed record TextBody(string Body, bool? PreviewUrl);
}
