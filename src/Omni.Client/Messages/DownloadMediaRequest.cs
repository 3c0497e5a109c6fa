namespace Omni.Client.Messages;

/// <summary>The body of <c>POST /messages/media/download</c>.</summary>
public sealed record DownloadMediaRequest
{
    /// <summary>The message, by our id.</summary>
    public string? MessageId { get; init; }
}
