namespace Omni.Channels.Sdk.Messaging;

/// <summary>Media that the channel stores and the host can download.</summary>
public sealed record RemoteMedia
{
    /// <summary>The channel's id of the media.</summary>
    public required string Id { get; init; }

    /// <summary>A temporary URL of the bytes; null when the channel gave none.</summary>
    public string? Url { get; init; }

    /// <summary>The MIME type that the channel declares; null when it declares none.</summary>
    public string? MimeType { get; init; }

    /// <summary>SHA-256 of the content in the channel's notation; null when the channel gave none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The file name; null when there is none.</summary>
    public string? Filename { get; init; }

    /// <summary>Whether it is a voice note; null when the channel does not report it.</summary>
    public bool? IsVoice { get; init; }

    /// <summary>Whether it is an animated sticker; null when the channel does not report it.</summary>
    public bool? IsAnimated { get; init; }
}
