namespace Omni.Channels.Sdk.Capabilities;

/// <summary>A media type that a channel accepts.</summary>
/// <param name="MimeType">A MIME type or pattern, such as <c>image/*</c>.</param>
/// <param name="MaxSize">The largest file in bytes; null means the channel's <see cref="ChannelCapabilities.MaxFileSize"/>.</param>
public sealed record MediaLimit(string MimeType, long? MaxSize = null);
