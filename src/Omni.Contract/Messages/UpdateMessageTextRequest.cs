namespace Omni.Contract.Messages;

/// <summary>
/// The body of the requests that keep what a client wrote down of a message's media: <c>PATCH /messages/{id}/transcription</c>,
/// <c>/image-description</c>, <c>/video-description</c> and <c>/document-extraction</c>. Exactly one text is given; an empty one takes back
/// what was kept.
/// </summary>
public sealed record UpdateMessageTextRequest
{
    /// <summary>The words of a voice note or a video, at most 65,536 UTF-16 units; null in the other requests.</summary>
    public string? Transcription { get; init; }

    /// <summary>What an image or a video shows, at most 65,536 UTF-16 units; null in the other requests.</summary>
    public string? Description { get; init; }

    /// <summary>The text of a document, at most 65,536 UTF-16 units; null in the other requests.</summary>
    public string? Extraction { get; init; }

    /// <summary>The same as <c>description</c>, of an image.</summary>
    public string? ImageDescription { get; init; }

    /// <summary>The same as <c>description</c>, of a video.</summary>
    public string? VideoDescription { get; init; }

    /// <summary>The same as <c>extraction</c>.</summary>
    public string? DocumentExtraction { get; init; }

    /// <summary>The instance; required only when several instances have a message of that id.</summary>
    public Guid? InstanceId { get; init; }
}
