using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Apps;

/// <summary>
/// Resumable uploads of sample media and profile pictures: a session, its bytes, and a handle in the end.
/// https://developers.facebook.com/docs/graph-api/guides/upload
/// </summary>
internal static class UploadEndpoints
{
    private const string Prefix = "upload:";
    private const long MaxLength = 100 * 1024 * 1024;

    private static readonly string[] Types = ["application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4"];

    public static void MapUploads(this RouteGroupBuilder graph)
    {
        graph.MapGet($"/{Prefix}{{session}}", GetOffset);
        graph.MapPost($"/{Prefix}{{session}}", ReceiveAsync).WithMetadata(new RawBody());
    }

    public static IResult Begin(GraphRequest request, Uploads uploads)
    {
        if (request.Text("file_length") is null) return GraphFailure.Required("file_length");
        if (request.Integer("file_length") is not (> 0 and <= MaxLength and var length))
            return GraphFailure.Parameter($"file_length must be 1 to {MaxLength}");
        if (request.Text("file_type") is not { Length: > 0 } type) return GraphFailure.Required("file_type");
        if (!Types.Contains(type)) return GraphFailure.Choice("file_type", Types);
        var session = new UploadSession
        {
            Id = $"{Prefix}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(30))}",
            AppId = request.Number.AppId,
            FileType = type,
            FileName = request.Text("file_name") ?? "file",
            Length = length,
        };
        uploads.Add(session);
        return Results.Json(new JsonObject { ["id"] = $"{session.Id}?sig={Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12))}" });
    }

    private static IResult GetOffset(GraphRequest request, string session, Uploads uploads) => Find(session, request, uploads) is { } upload
        ? Results.Json(new JsonObject { ["id"] = upload.Id, ["file_offset"] = upload.Offset })
        : Unknown(request, session);

    private static async Task<IResult> ReceiveAsync(GraphRequest request, string session, Uploads uploads)
    {
        if (Find(session, request, uploads) is not { } upload) return Unknown(request, session);
        if (!long.TryParse(request.Http.Request.Headers["file_offset"], out var offset)) offset = 0;
        if (offset != upload.Offset && upload.Handle is null)
            return GraphFailure.Parameter($"file_offset must be {upload.Offset}");
        var received = await CountAsync(request.Http.Request.Body, upload.Length - offset + 1, request.Aborted);
        if (offset + received > upload.Length)
            return GraphFailure.Parameter($"The file is longer than the file_length of {upload.Length} bytes");
        upload.Offset = offset + received;
        if (upload.Offset < upload.Length) return Results.Json(new JsonObject { ["id"] = upload.Id, ["file_offset"] = upload.Offset });
        upload.Handle ??= HandleOf(upload);
        return Results.Json(new JsonObject { ["h"] = upload.Handle });
    }

    private static UploadSession? Find(string session, GraphRequest request, Uploads uploads) =>
        uploads.Find(Prefix + session) is { } upload && upload.AppId == request.Number.AppId ? upload : null;

    /// <summary>Counts the bytes of a body, but reads no more than <paramref name="max"/>.</summary>
    private static async Task<long> CountAsync(Stream body, long max, CancellationToken ct)
    {
        var buffer = new byte[81920];
        long total = 0;
        while (total < max && await body.ReadAsync(buffer, ct) is var read && read > 0) total += read;
        return total;
    }

    private static string HandleOf(UploadSession upload) => string.Join(
        ':', "4", Convert.ToBase64String(Encoding.UTF8.GetBytes(upload.FileName)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(upload.FileType)),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(60)), "e", upload.AppId);

    private static IResult Unknown(GraphRequest request, string session) =>
        GraphFailure.UnknownObject(request.Http.Request.Method, Prefix + session);
}
