namespace Omni.Contract.Media;

/// <summary>A stored media file.</summary>
public sealed record DownloadedMedia
{
    /// <summary>The message that the file belongs to.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The instance of the message.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The file's id in this host; use it as <c>mediaId</c> of a send request.</summary>
    public required Guid MediaId { get; init; }

    /// <summary>The URL of the file; relative to the host when its public URL is unknown.</summary>
    public required string MediaUrl { get; init; }

    /// <summary>The path of the file in the media store.</summary>
    public required string MediaLocalPath { get; init; }

    /// <summary>The path of the file on this host, from <c>/api/v2/media/</c> on; it needs the key.</summary>
    public required string DownloadUrl { get; init; }

    /// <summary>Whether the host had the file before this request; false when the request fetched it.</summary>
    public required bool Cached { get; init; }

    /// <summary>The MIME type again: the same as <c>mimeType</c>.</summary>
    public required string MediaMimeType { get; init; }

    /// <summary>The MIME type, such as <c>image/jpeg</c>.</summary>
    public required string MimeType { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 as reported by the channel; null when it reports none.</summary>
    public required string? Sha256 { get; init; }
}
