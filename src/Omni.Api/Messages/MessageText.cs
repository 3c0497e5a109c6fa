using Omni.Contract.Messages;

namespace Omni.Api.Messages;

/// <summary>A kind of text that clients keep with a message.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Field">Its field in requests.</param>
/// <param name="Read">Reads it from a request; null when the request has none.</param>
internal sealed record MessageText(string Column, string Field, Func<UpdateMessageTextRequest, string?> Read)
{
    public static MessageText Transcription { get; } = new("transcription", "transcription", r => r.Transcription);

    public static MessageText ImageDescription { get; } =
        new("image_description", "description", r => r.Description ?? r.ImageDescription);

    public static MessageText VideoDescription { get; } =
        new("video_description", "description", r => r.Description ?? r.VideoDescription);

    public static MessageText DocumentExtraction { get; } =
        new("document_extraction", "extraction", r => r.Extraction ?? r.DocumentExtraction);
}
