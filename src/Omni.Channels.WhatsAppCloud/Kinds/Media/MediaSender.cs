using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>
/// Sends images, videos, audio, documents and stickers: by the id of an upload, else by link. Metadata <c>ptt</c> marks audio
/// as a voice note, <c>convert</c> lets the host convert an image.
/// </summary>
internal sealed class MediaSender(MediaPreparer preparer) : Sender<MediaContent>
{
    /// <summary>Whether the caller wants audio shown as a voice note.</summary>
    public static bool IsVoiceNote(IReadOnlyDictionary<string, JsonElement>? metadata) => IsTrue(metadata, "ptt");

    /// <summary>Whether the caller wants an image that Meta does not accept converted.</summary>
    public static bool IsConverted(IReadOnlyDictionary<string, JsonElement>? metadata) => IsTrue(metadata, "convert");

    protected override Task<Preparation> PrepareAsync(
        WhatsAppInstance on, MediaContent content, OutgoingDraft draft, CancellationToken ct) =>
        preparer.PrepareAsync(content, draft, ct);

    protected override JsonElement Build(MediaContent content, OutgoingMessage message, string? uploadId)
    {
        var media = new MediaObject { Id = uploadId, Link = uploadId is null ? content.MediaUrl : null };
        var caption = string.IsNullOrEmpty(content.Caption) ? null : content.Caption;
        return JsonSerializer.SerializeToElement(
            content switch
            {
                ImageContent or VideoContent => media with { Caption = caption },
                AudioContent => media with { Voice = IsVoiceNote(message.Metadata) ? true : null },
                DocumentContent => media with { Caption = caption, Filename = content.Filename },
                _ => media,
            },
            Kinds.Outbound.Default.MediaObject);
    }

    private static bool IsTrue(IReadOnlyDictionary<string, JsonElement>? metadata, string name) =>
        metadata?.TryGetValue(name, out var wish) == true && wish.ValueKind == JsonValueKind.True;
}
