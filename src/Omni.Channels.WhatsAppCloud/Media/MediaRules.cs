using Omni.Contract.Contents;
using Omni.Contract.Instances;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>
/// The media types that Meta accepts, by kind.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types
/// </summary>
internal static class MediaRules
{
    public const long Kilobyte = 1024, Megabyte = 1024 * Kilobyte;
    public const long MaxImageBytes = 5 * Megabyte, MaxVideoBytes = 16 * Megabyte, MaxAudioBytes = 16 * Megabyte,
        MaxDocumentBytes = 100 * Megabyte;
    public const long MaxStickerBytes = 100 * Kilobyte, MaxAnimatedStickerBytes = 500 * Kilobyte;
    public const int StickerPixels = 512;

    public static IReadOnlyList<MediaLimit> Limits { get; } =
    [
        new("image/jpeg", MaxImageBytes), new("image/png", MaxImageBytes),
        new("video/mp4", MaxVideoBytes), new("video/3gpp", MaxVideoBytes),
        new("audio/aac", MaxAudioBytes), new("audio/amr", MaxAudioBytes), new("audio/mpeg", MaxAudioBytes), new("audio/mp4", MaxAudioBytes),
        new("audio/ogg", MaxAudioBytes), new("image/webp", MaxAnimatedStickerBytes), new("application/*", MaxDocumentBytes),
        new("text/*", MaxDocumentBytes),
    ];

    /// <summary>Returns the types of a kind; empty when any type is allowed.</summary>
    public static IReadOnlyList<string> TypesOf(string contentType) => contentType switch
    {
        ContentType.Image => ["image/jpeg", "image/png"],
        ContentType.Video => ["video/mp4", "video/3gpp"],
        ContentType.Audio => ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
        ContentType.Sticker => ["image/webp"],
        _ => [],
    };

    public static long MaxBytesOf(string contentType, bool isAnimated = false) => contentType switch
    {
        ContentType.Image => MaxImageBytes,
        ContentType.Video => MaxVideoBytes,
        ContentType.Audio => MaxAudioBytes,
        ContentType.Sticker => isAnimated ? MaxAnimatedStickerBytes : MaxStickerBytes,
        _ => MaxDocumentBytes,
    };
}
