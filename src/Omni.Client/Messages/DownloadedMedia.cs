namespace Omni.Client.Messages;

/// <summary>Media that is in the store.</summary>
public sealed record DownloadedMedia
{
    /// <summary>The message: our id of it.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The media id.</summary>
    public required Guid MediaId { get; init; }

    /// <summary>The media url.</summary>
    public required string MediaUrl { get; init; }

    /// <summary>The media local path.</summary>
    public required string MediaLocalPath { get; init; }

    /// <summary>The mime type.</summary>
    public required string MimeType { get; init; }

    /// <summary>The size.</summary>
    public required long Size { get; init; }

    /// <summary>The sha256.</summary>
    public string? Sha256 { get; init; }
}
