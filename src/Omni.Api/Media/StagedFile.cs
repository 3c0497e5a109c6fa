namespace Omni.Api.Media;

/// <summary>A file that has come in whole and is on disk, not yet in the store.</summary>
/// <param name="Path">Where it is; its owner removes it.</param>
/// <param name="SizeBytes">How long it is.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record StagedFile(string Path, long SizeBytes, string Sha256);
