namespace Omni.Contract.Instances;

/// <summary>A kind of media that a channel takes.</summary>
/// <param name="MimeType">A MIME type or pattern, such as <c>image/*</c>.</param>
/// <param name="MaxSize">The largest file in bytes; null means the channel's <c>maxFileSize</c>.</param>
public sealed record MediaLimit(string MimeType, long? MaxSize = null);
