using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.Media;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Validates images, videos, audio, documents, stickers and media in headers.</summary>
internal sealed class MediaCheck(MediaStore media) : IKindCheck
{
    private const int MaxCaption = 1024;

    public IReadOnlyList<string> Kinds => ["image", "video", "audio", "document", "sticker"];

    public IResult? Of(SandboxNumber number, JsonElement message)
    {
        var kind = message.Text("type")!;
        var given = message.Member(kind);
        if (!given.IsObject()) return GraphFailure.Missing(kind);
        if (given.Text("caption")?.Length > MaxCaption)
            return GraphFailure.Parameter($"Param {kind}['caption'] must be at most {MaxCaption} characters long");
        if (given.Member("caption") is not null && kind is "audio" or "sticker")
            return GraphFailure.Parameter($"Unexpected key \"caption\" on param \"{kind}\"");
        if (given.Member("filename") is not null && kind != "document")
            return GraphFailure.Parameter($"Unexpected key \"filename\" on param \"{kind}\"");
        return OfSource(given, kind, media);
    }

    /// <summary>Validates media given by id or link.</summary>
    public static IResult? OfSource(JsonElement? given, string kind, MediaStore media)
    {
        var (id, link) = (given.Text("id"), given.Text("link"));
        if (string.IsNullOrEmpty(id) == string.IsNullOrEmpty(link))
            return GraphFailure.Parameter($"Param {kind} must have exactly one of id, link");
        if (link is not null)
            return Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? null
                : GraphFailure.Parameter($"Param {kind}['link'] is not a valid URI.");
        if (media.Find(id!) is not { } stored) return GraphFailure.MediaUpload($"Media id {id} does not exist or has expired");
        return MediaTypes.Takes(kind, stored.MimeType)
            ? null
            : GraphFailure.MediaUpload($"Media of type {stored.MimeType} cannot be sent as {kind}");
    }
}
