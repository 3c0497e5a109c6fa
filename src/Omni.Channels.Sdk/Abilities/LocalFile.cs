namespace Omni.Channels.Sdk.Abilities;

/// <summary>A file on this machine's disk, the host's to remove.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="SizeBytes">How long it is.</param>
/// <param name="MimeType">What the caller says it is; after the preparation, what it is.</param>
public sealed record LocalFile(string Path, long SizeBytes, string? MimeType);
