using Omni.Api.Access;
using Omni.Contract.Messages;
using Kept = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Omni.Contract.Data<Omni.Contract.Messages.Message>>, Omni.Api.Foundation.Http.ApiError>;

namespace Omni.Api.Messages;

/// <summary>Endpoints that keep what clients wrote down of the media of a message, for those who read it later.</summary>
internal static class MessageTextEndpoints
{
    public static void MapMessageTexts(this IEndpointRouteBuilder api)
    {
        // The answer shows the message, so the caller must be allowed to read it.
        var message = api.MapGroup("/messages/{id}").WithTags("Messages").RequireScope("messages:write").RequireScope(Caller.Content);
        message.MapPatch("/transcription", Transcribe).WithName("updateTranscription")
            .WithSummary("Keep the words of a voice note or a video");
        message.MapPatch("/image-description", DescribeImage).WithName("updateImageDescription")
            .WithSummary("Keep a description of an image");
        message.MapPatch("/video-description", DescribeVideo).WithName("updateVideoDescription")
            .WithSummary("Keep a description of a video");
        message.MapPatch("/document-extraction", ExtractDocument).WithName("updateDocumentExtraction")
            .WithSummary("Keep the text of a document");
    }

    private static Task<Kept> Transcribe(
        string id, UpdateMessageTextRequest request, Caller caller, MessageTexts texts, CancellationToken ct) =>
        KeepAsync(MessageText.Transcription, id, request, caller, texts, ct);

    private static Task<Kept> DescribeImage(
        string id, UpdateMessageTextRequest request, Caller caller, MessageTexts texts, CancellationToken ct) =>
        KeepAsync(MessageText.ImageDescription, id, request, caller, texts, ct);

    private static Task<Kept> DescribeVideo(
        string id, UpdateMessageTextRequest request, Caller caller, MessageTexts texts, CancellationToken ct) =>
        KeepAsync(MessageText.VideoDescription, id, request, caller, texts, ct);

    private static Task<Kept> ExtractDocument(
        string id, UpdateMessageTextRequest request, Caller caller, MessageTexts texts, CancellationToken ct) =>
        KeepAsync(MessageText.DocumentExtraction, id, request, caller, texts, ct);

    private static async Task<Kept> KeepAsync(
        MessageText kind, string id, UpdateMessageTextRequest request, Caller caller, MessageTexts texts, CancellationToken ct)
    {
        var (message, refusal) = await texts.KeepAsync(kind, id, request, caller, ct);
        return message is null ? refusal! : TypedResults.Ok(new Data<Message>(message));
    }
}
