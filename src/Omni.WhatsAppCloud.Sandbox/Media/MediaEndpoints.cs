using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>
/// Uploads, media by id, and downloads by five-minute URLs. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
/// </summary>
internal static class MediaEndpoints
{
    /// <summary>What clients write that do not know the type of a file.</summary>
    private const string Unstated = "application/octet-stream";

    /// <summary>Maps downloads. As with Meta, a request needs the token in addition to the URL.</summary>
    public static void MapMediaFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/sandbox/files/{id}", ServeAsync).ExcludeFromDescription();

    public static async Task<IResult> Upload(GraphRequest request, MediaStore store)
    {
        if (request.Text("messaging_product") != "whatsapp") return GraphFailure.Required("messaging_product");
        if (request.Files.FirstOrDefault(f => f.Name == "file") is not { } file) return GraphFailure.Required("file");
        var type = request.Text("type") is { Length: > 0 } given ? given : null;
        var mimeType = type ?? file.ContentType ?? "";
        await using var content = file.OpenReadStream();
        if (await RefuseAsync(file, type, mimeType, content, request.Aborted) is { } refusal) return refusal;
        var limit = MediaTypes.MaxBytes(mimeType);
        return await store.AddAsync(
            request.Number, content, mimeType, limit, new MediaBehavior(), request.Aborted, MediaStore.UploadLife) is { } media
            ? Results.Json(new JsonObject { ["id"] = media.Id })
            : GraphFailure.MediaUpload($"Media file size too big. Max file size we currently support for {mimeType}: {limit} bytes.");
    }

    /// <summary>Checks the type of the parameter, that of the file's part, and that of its bytes: they must not contradict.</summary>
    private static async Task<IResult?> RefuseAsync(IFormFile file, string? type, string mimeType, Stream content, CancellationToken ct)
    {
        if (!MediaTypes.IsUploadable(mimeType)) return GraphFailure.FileType(MediaTypes.Uploads, mimeType);
        if (type is not null && file.ContentType is { Length: > 0 } ofPart && !MediaTypes.AreSame(ofPart, Unstated)
            && !MediaTypes.AreSame(ofPart, type))
            return GraphFailure.FileType(MediaTypes.Uploads, ofPart);
        if (file.Length == 0) return GraphFailure.Parameter("Param file must not be empty");
        var start = new byte[MediaSignature.Length];
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        content.Position = 0;
        return MediaSignature.Contradiction(start.AsSpan(0, read), MediaTypes.Plain(mimeType)) is { } other
            ? GraphFailure.FileType(MediaTypes.Uploads, other)
            : null;
    }

    private static async Task<IResult> ServeAsync(
        string id, HttpRequest request, HttpResponse response, Numbers numbers, MediaStore store, TimeProvider time, CancellationToken ct)
    {
        var before = store.CountFetch(id);
        if (store.Find(id) is not { } media || !long.TryParse(request.Query["ext"], out var expires)
            || !store.IsGood(id, expires, request.Query["hash"].ToString()))
        {
            return GraphFailure.Gone(id);
        }
        var authorization = request.Headers.Authorization.ToString();
        if (authorization != $"Bearer {numbers.Find(media.PhoneNumberId)?.AccessToken}" || request.Headers.UserAgent.Count == 0)
            return GraphFailure.InvalidToken(authorization);
        if (before < media.Behavior.Failures) return Results.StatusCode(media.Behavior.FailStatus);
        if (media.Behavior.RedirectTo is { } elsewhere) return Results.Redirect(elsewhere);
        await Task.Delay(TimeSpan.FromMilliseconds(media.Behavior.DelayMs), time, ct);
        response.Headers.CacheControl = "private";
        return Results.File(media.Path, media.MimeType);
    }
}
