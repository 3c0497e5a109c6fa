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

    /// <summary>The largest image that is fetched to be converted.</summary>
    public const long MaxConvertedBytes = 50 * Megabyte;

    public const long MaxStickerBytes = 100 * Kilobyte, MaxAnimatedStickerBytes = 500 * Kilobyte;
    public const int StickerPixels = 512;

    /// <summary>The types that only a document can have. Texts of other types are sent as <c>text/plain</c>.</summary>
    private static readonly string[] DocumentTypes =
        [FileTypes.Pdf, FileTypes.Doc, FileTypes.Docx, FileTypes.Xls, FileTypes.Xlsx, FileTypes.Ppt, FileTypes.Pptx, FileTypes.Text];

    private static readonly string[] ImageTypes = ["image/jpeg", "image/png"], VideoTypes = ["video/mp4", "video/3gpp"],
        AudioTypes = ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"], StickerTypes = ["image/webp"];

    public static IReadOnlyList<MediaLimit> Limits { get; } =
    [
        new("image/jpeg", MaxImageBytes), new("image/png", MaxImageBytes),
        new("video/mp4", MaxVideoBytes), new("video/3gpp", MaxVideoBytes),
        new("audio/aac", MaxAudioBytes), new("audio/amr", MaxAudioBytes), new("audio/mpeg", MaxAudioBytes), new("audio/mp4", MaxAudioBytes),
        new("audio/ogg", MaxAudioBytes), new("image/webp", MaxAnimatedStickerBytes),
        .. DocumentTypes.Select(type => new MediaLimit(type, MaxDocumentBytes)), new("text/*", MaxDocumentBytes),
    ];

    /// <summary>Returns the types of a kind. As a document, Meta also accepts every file of the other kinds.</summary>
    public static IReadOnlyList<string> TypesOf(string contentType) => contentType switch
    {
        ContentType.Image => ImageTypes,
        ContentType.Video => VideoTypes,
        ContentType.Audio => AudioTypes,
        ContentType.Sticker => StickerTypes,
        _ => [.. DocumentTypes, .. ImageTypes, .. StickerTypes, .. VideoTypes, .. AudioTypes],
    };

    /// <summary>The largest file of a kind. Meta checks an upload by its type: a large picture is refused as a document too.</summary>
    public static long MaxBytesOf(string contentType, string mimeType, bool isAnimated) => contentType switch
    {
        ContentType.Image => MaxImageBytes,
        ContentType.Video => MaxVideoBytes,
        ContentType.Audio => MaxAudioBytes,
        ContentType.Sticker => isAnimated ? MaxAnimatedStickerBytes : MaxStickerBytes,
        _ when ImageTypes.Contains(mimeType) => MaxImageBytes,
        _ when StickerTypes.Contains(mimeType) => MaxAnimatedStickerBytes,
        _ when VideoTypes.Contains(mimeType) => MaxVideoBytes,
        _ when AudioTypes.Contains(mimeType) => MaxAudioBytes,
        _ => MaxDocumentBytes,
    };
}
