namespace Omni.Contract.Sending;

/// <summary>
/// The body of <c>POST /messages/send/media</c>, as JSON or as the fields of a form beside its <c>file</c>; of <c>/send/sticker</c> with
/// the type <c>sticker</c>. The media is given once: as link, base64, file or stored media.
/// </summary>
public sealed record SendMediaRequest : SendRequest
{
    /// <summary><c>image</c>, <c>audio</c>, <c>video</c> or <c>document</c>. Required, but for stickers.</summary>
    public string? Type { get; init; }

    /// <summary>A public link, which the channel fetches.</summary>
    public string? Url { get; init; }

    /// <summary>The bytes, at most 16 MB; a <c>data:</c> prefix is taken off. Larger files as multipart/form-data.</summary>
    public Base64Bytes? Base64 { get; init; }

    /// <summary>
    /// Media that this host keeps, by its id (<c>mediaMetadata.mediaId</c> of a message, <c>mediaId</c> of <c>media.received</c>).
    /// </summary>
    public string? MediaId { get; init; }

    /// <summary>What the bytes are, for documents, whose bytes do not always say it; null lets the host look.</summary>
    public string? MimeType { get; init; }

    /// <summary>The name that the other side sees, without a path; null for none.</summary>
    public string? Filename { get; init; }

    /// <summary>The text below it; null for none.</summary>
    public string? Caption { get; init; }

    /// <summary>Of audio: whether it is shown as a voice note; it is not by default.</summary>
    public bool? VoiceNote { get; init; }
}
