namespace Omni.Channels.Sdk.Messaging;

/// <summary>Media that lies with the channel and can be fetched through it.</summary>
public sealed record RemoteMedia
{
    /// <summary>The channel's id of the media.</summary>
    public required string Id { get; init; }

    /// <summary>Where the bytes are for a while, when the channel said so.</summary>
    public string? Url { get; init; }

    /// <summary>The MIME type that the channel claims.</summary>
    public string? MimeType { get; init; }

    /// <summary>SHA-256 of the content as the channel writes it, when it said so.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The file's name, when it has one.</summary>
    public string? Filename { get; init; }

    /// <summary>Whether it is a voice note.</summary>
    public bool? IsVoice { get; init; }

    /// <summary>Whether it is a moving sticker.</summary>
    public bool? IsAnimated { get; init; }
}
