using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>
/// Uploads, media by id, and downloads by five-minute URLs. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
/// </summary>
internal static class MediaEndpoints
{
    private const long MaxUpload = 101 * 1024 * 1024;

    /// <summary>Maps downloads. As with Meta, a request needs the token in addition to the URL.</summary>
    public static void MapMediaFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/sandbox/files/{id}", ServeAsync).ExcludeFromDescription();

    public static async Task<IResult> Upload(string id, HttpRequest request, Numbers numbers, MediaStore store, CancellationToken ct)
    {
        if (numbers.Find(id) is not { } number) return GraphFailure.UnknownObject(id);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxUpload;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return GraphFailure.Parameter("The parameter file is required.");
        }

        var reader = new MultipartReader(boundary, request.Body);
        var (product, mimeType, media) = ((string?)null, (string?)null, (StoredMedia?)null);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition) continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
            if (name == "messaging_product") product = await section.ReadAsStringAsync(ct);
            else if (name == "type") mimeType = await section.ReadAsStringAsync(ct);
            else if (name == "file")
            {
                mimeType ??= section.ContentType ?? "";
                if (!MediaTypes.IsUploadable(mimeType)) return GraphFailure.FileType(MediaTypes.Uploads, mimeType);
                media = await store.AddAsync(number, section.Body, mimeType, MediaTypes.MaxBytes(mimeType), new MediaBehavior(), ct);
                if (media is null)
                    return GraphFailure.MediaUpload(
                        $"Media file size too big. Max file size we currently support for {mimeType}: "
                        + $"{MediaTypes.MaxBytes(mimeType)} bytes.");
            }
        }

        if (product != "whatsapp") return GraphFailure.Parameter("The parameter messaging_product is required.");
        return media is null
            ? GraphFailure.Parameter("The parameter file is required.")
            : Results.Json(new JsonObject { ["id"] = media.Id });
    }

    /// <summary>Describes media, with a URL that is valid for five minutes.</summary>
    public static IResult Describe(StoredMedia media, HttpRequest request, MediaStore store) => Results.Json(new JsonObject
    {
        ["messaging_product"] = "whatsapp",
        ["url"] = $"{request.Scheme}://{request.Host}{store.UrlOf(media)}",
        ["mime_type"] = media.MimeType,
        ["sha256"] = media.Behavior.WrongHash ? new string('0', 64) : media.Sha256,
        ["file_size"] = media.Size,
        ["id"] = media.Id,
    });

    private static async Task<IResult> ServeAsync(
        string id, HttpRequest request, HttpResponse response, Numbers numbers, MediaStore store, TimeProvider time, CancellationToken ct)
    {
        var before = store.CountFetch(id);
        if (store.Find(id) is not { } media || !long.TryParse(request.Query["ext"], out var expires)
            || !store.IsGood(id, expires, request.Query["hash"].ToString()))
        {
            return Results.NotFound();
        }
        if (request.Headers.Authorization != $"Bearer {numbers.Find(media.PhoneNumberId)?.AccessToken}"
            || request.Headers.UserAgent.Count == 0)
        {
            return Results.Unauthorized();
        }
        if (before < media.Behavior.Failures) return Results.StatusCode(media.Behavior.FailStatus);
        if (media.Behavior.RedirectTo is { } elsewhere) return Results.Redirect(elsewhere);
        await Task.Delay(TimeSpan.FromMilliseconds(media.Behavior.DelayMs), time, ct);
        response.Headers.CacheControl = "private";
        return Results.File(media.Path, media.MimeType);
    }
}
