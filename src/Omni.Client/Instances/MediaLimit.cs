namespace Omni.Client.Instances;

/// <summary>A kind of media that a channel takes.</summary>
public sealed record MediaLimit
{
    /// <summary>A MIME type or pattern, such as <c>image/*</c>.</summary>
    public required string MimeType { get; init; }

    /// <summary>The largest file in bytes; null means the channel's long ChannelCapabilities.MaxFileSize.</summary>
    public long? MaxSize { get; init; }
}
