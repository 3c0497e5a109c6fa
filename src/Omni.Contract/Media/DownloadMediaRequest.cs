namespace Omni.Contract.Media;

/// <summary>The body of <c>POST /messages/media/download</c>.</summary>
public sealed record DownloadMediaRequest
{
    /// <summary>The message's id in this host or the channel's. Required.</summary>
    public string? MessageId { get; init; }
}
