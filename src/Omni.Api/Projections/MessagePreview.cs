using Omni.Api.Foundation.Http;
using Omni.Contract.Contents;

namespace Omni.Api.Projections;

/// <summary>The preview of a message in a list of chats: its text, or a badge such as <c>[Image]</c>.</summary>
internal static class MessagePreview
{
    private const int MaxLength = 500;

    public static string Of(MessageContent content)
    {
        var badge = content switch
        {
            TextContent or TemplateContent or InteractiveContent => null,
            UnknownContent { Text: { } } => null,
            LiveLocationContent => "[Live location]",
            UnknownContent => "[Unsupported message]",
            ReactionContent reaction => $"[Reaction] {reaction.Emoji}",
            _ => $"[{char.ToUpperInvariant(content.Type[0])}{content.Type[1..].Replace('_', ' ')}]",
        };
        var words = content.PlainText;
        var preview = (badge, words) switch
        {
            (null, _) => words ?? "",
            (_, null) => badge,
            _ => $"{badge} {words}",
        };
        return TextCut.Start(preview, MaxLength);
    }
}
