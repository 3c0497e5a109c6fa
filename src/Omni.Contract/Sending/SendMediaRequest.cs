namespace Omni.Contract.Sending;

/// <summary>
/// The body of <c>POST /messages/send/media</c>, as JSON or as the fields of a form beside its <c>file</c>; of <c>/send/sticker</c> with
/// the type <c>sticker</c>. Give the media exactly once: as link, base64, file or stored media.
/// </summary>
public sealed record SendMediaRequest : SendRequest
{
    /// <summary><c>image</c>, <c>audio</c>, <c>video</c> or <c>document</c>. Required, but for stickers.</summary>
    public string? Type { get; init; }

    /// <summary>A public URL that the channel downloads; null when the media is given otherwise.</summary>
    public string? Url { get; init; }

    /// <summary>The bytes, at most 16 MB; a <c>data:</c> prefix is ignored. Send larger files as multipart/form-data.</summary>
    public Base64Bytes? Base64 { get; init; }

    /// <summary>
    /// The id of stored media (<c>mediaMetadata.mediaId</c> of a message, <c>mediaId</c> of <c>media.received</c>).
    /// </summary>
    public Guid? MediaId { get; init; }

    /// <summary>The MIME type; null lets the host detect it. Useful for documents, whose type cannot always be detected.</summary>
    public string? MimeType { get; init; }

    /// <summary>The file name that the recipient sees, without a path; null for none.</summary>
    public string? Filename { get; init; }

    /// <summary>The caption; null for none.</summary>
    public string? Caption { get; init; }

    /// <summary>For audio: whether it is shown as a voice note; default false.</summary>
    public bool? VoiceNote { get; init; }

    /// <summary>
    /// Of an image: whether the host converts it to JPEG when the channel does not accept its type (WebP, HEIC, AVIF, BMP, TIFF, GIF) or
    /// its size. Default false: it is then refused.
    /// </summary>
    public bool? Convert { get; init; }
}
