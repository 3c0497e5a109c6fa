namespace Omni.Contract.Instances;

/// <summary>A media type that a channel accepts.</summary>
/// <param name="MimeType">A MIME type or pattern, such as <c>image/*</c>.</param>
/// <param name="MaxSize">The maximum file size in bytes; null means the channel's <c>maxFileSize</c>.</param>
public sealed record MediaLimit(string MimeType, long? MaxSize = null);
