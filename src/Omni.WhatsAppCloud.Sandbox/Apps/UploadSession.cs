namespace Omni.WhatsAppCloud.Sandbox.Apps;

/// <summary>A resumable upload. Only its progress is kept, not its bytes.</summary>
internal sealed class UploadSession
{
    public required string Id { get; init; }
    public required string AppId { get; init; }
    public required string FileType { get; init; }
    public required string FileName { get; init; }
    public required long Length { get; init; }

    /// <summary>Bytes received.</summary>
    public long Offset { get; set; }

    /// <summary>The handle of the file; null until all bytes are received.</summary>
    public string? Handle { get; set; }
}
