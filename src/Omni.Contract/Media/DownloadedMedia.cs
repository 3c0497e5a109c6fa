namespace Omni.Contract.Media;

/// <summary>Media that is in the store.</summary>
public sealed record DownloadedMedia
{
    /// <summary>The message that the file belongs to.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The file's id in this host; a request to send takes it as <c>mediaId</c>.</summary>
    public required Guid MediaId { get; init; }

    /// <summary>Where this host serves the file: a whole URL when the host knows its public one, else from the root.</summary>
    public required string MediaUrl { get; init; }

    /// <summary>The path of the file in the media store.</summary>
    public required string MediaLocalPath { get; init; }

    /// <summary>What the file is, such as <c>image/jpeg</c>.</summary>
    public required string MimeType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of the bytes as the channel gave it; null when it gave none.</summary>
    public required string? Sha256 { get; init; }
}
