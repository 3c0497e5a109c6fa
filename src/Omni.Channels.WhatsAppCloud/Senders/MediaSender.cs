using System.Text.Json;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>Images, videos, audio, documents and stickers: by the id of an upload, else by link. Metadata <c>ptt</c> makes audio a voice note.</summary>
internal sealed class MediaSender : ISender
{
    public IReadOnlyList<string> ContentTypes => [ContentType.Image, ContentType.Video, ContentType.Audio, ContentType.Document, ContentType.Sticker];

    public MessageRequest Build(MessageRequest request, OutgoingMessage message, string? uploadId)
    {
        var content = (MediaContent)message.Content;
        var media = new MediaObject { Id = uploadId, Link = uploadId is null ? content.MediaUrl : null };
        var caption = string.IsNullOrEmpty(content.Caption) ? null : content.Caption;
        return content switch
        {
            ImageContent => request with { Image = media with { Caption = caption } },
            VideoContent => request with { Video = media with { Caption = caption } },
            AudioContent => request with { Audio = media with { Voice = IsVoiceNote(message.Metadata) ? true : null } },
            DocumentContent => request with { Document = media with { Caption = caption, Filename = content.Filename } },
            _ => request with { Sticker = media },
        };
    }

    /// <summary>Whether the caller wants audio shown as a voice note.</summary>
    public static bool IsVoiceNote(IReadOnlyDictionary<string, JsonElement>? metadata) =>
        metadata?.TryGetValue("ptt", out var wish) == true && wish.ValueKind == JsonValueKind.True;
}
