namespace Omni.Api.Media;

/// <summary>A complete file on local disk, not yet in the store.</summary>
/// <param name="Path">Its path; the owner removes the file.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record StagedFile(string Path, long SizeBytes, string Sha256);
