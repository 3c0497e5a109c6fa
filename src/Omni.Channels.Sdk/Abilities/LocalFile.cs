namespace Omni.Channels.Sdk.Abilities;

/// <summary>A file on the local disk. The host deletes it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="SizeBytes">The size in bytes.</param>
/// <param name="MimeType">The MIME type that the caller declared; after preparation, the detected one. Null when unknown.</param>
public sealed record LocalFile(string Path, long SizeBytes, string? MimeType);
