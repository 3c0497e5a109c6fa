using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Media;

namespace Omni.Api.Media;

/// <summary>Endpoints that serve media and fetch failed media again.</summary>
internal static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder api)
    {
        api.MapGet("/media/{instanceId}/{month}/{file}", Serve).WithTags("Media").RequireScope("messages:read").WithName("getMedia")
            .WithSummary("Read media of a message; ranges are served").Produces(200, contentType: "application/octet-stream")
            .Produces(206, contentType: "application/octet-stream");
        api.MapPost("/messages/media/download", Download).Validated<DownloadMediaRequest>().WithTags("Media")
            .RequireScope("messages:read", or: "messages:write").WithName("downloadMedia")
            .WithSummary("Download a message's media now, even after the host gave up").MayAnswer(404);
    }

    private static async Task<IResult> Serve(
        string instanceId, string month, string file, HttpResponse response, Caller caller, StoredMedia media, MediaFetcher fetcher,
        IMediaStore store, IOptions<MediaOptions> options, CancellationToken ct)
    {
        var path = $"{instanceId}/{month}/{file}";
        if (MediaPath.MessageOf(path) is not { } messageId || await media.FindByMessageAsync(messageId, ct) is not { } row
            || row.Path != path)
        {
            return ApiError.NotFound("Media");
        }
        if (caller.RefusalOf(row.InstanceId) is { } foreign) return foreign;
        if (row.State == MediaState.Pending)
        {
            // The address is known before the bytes are stored: an early request waits briefly.
            await fetcher.SettledAsync(row.Id, ct);
            row = await media.FindAsync(row.Id, ct) ?? row;
        }

        switch (row.State)
        {
            case MediaState.Ready:
                return await store.OpenAsync(row.Path, offset: 0, ct) is { } start
                    ? Bytes(row, response, store, start)
                    : ApiError.NotFound("The file of this media");
            case MediaState.Failed:
                return new ApiError(404, "MEDIA_UNAVAILABLE",
                    $"The media could not be fetched: {row.Error}. POST {MediaLinks.Route[..^6]}/messages/media/download tries again");
            default:
                response.Headers.RetryAfter = ((int)Math.Ceiling(options.Value.RetryDelay.TotalSeconds)).ToString();
                return new ApiError(503, "MEDIA_PENDING", "The media is still being fetched; ask again");
        }
    }

    private static IResult Bytes(MediaRow row, HttpResponse response, IMediaStore store, Stream start)
    {
        // Rows of earlier versions contain the type as received.
        var type = MediaType.Of(row.MimeType);
        var disposition = new ContentDispositionHeaderValue(MediaSafety.MayBeShown(type) ? "inline" : "attachment");
        disposition.SetHttpFileName(MediaName.Of(row.Filename) ?? Path.GetFileName(row.Path));
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Stream(
            new RangedMediaStream(store, row.Path, row.SizeBytes!.Value, start),
            type,
            lastModified: row.UpdatedAt.ToTime(),
            entityTag: new EntityTagHeaderValue($"\"{row.Sha256}\""),
            enableRangeProcessing: true);
    }

    private static async Task<Results<Ok<Data<DownloadedMedia>>, ApiError>> Download(
        DownloadMediaRequest request, Caller caller, MediaReference reference, StoredMedia media, MediaFetcher fetcher, MediaLinks links,
        CancellationToken ct)
    {
        Guid? instanceId = request.InstanceId is { } text ? Guid.Parse(text) : null;
        if (instanceId is { } one && caller.RefusalOf(one) is { } closed) return closed;
        var named = await reference.FindAsync(request, instanceId, caller, ct);
        if (named.Row is not { } message)
        {
            return request.MessageId is { } id
                ? named.RefusalOf("messageId", id, "Message") : named.RefusalOf("externalId", request.ExternalId!, "Message");
        }

        if (caller.RefusalOf(message.InstanceId) is { } foreign) return foreign;
        if (await media.FindByMessageAsync(message.Id, ct) is not { } row)
            return new ApiError(400, "NO_MEDIA", "The message has no media");
        var wasCached = row.State == MediaState.Ready;
        if (!wasCached) await fetcher.FetchNowAsync(row, ct);
        row = await media.FindAsync(row.Id, ct) ?? row;
        return row.State switch
        {
            MediaState.Ready => TypedResults.Ok(new Data<DownloadedMedia>(MediaView.Of(row, wasCached, links))),
            MediaState.Failed => new ApiError(502, "MEDIA_UNAVAILABLE", $"The media could not be fetched: {row.Error}"),
            _ => new ApiError(504, "CHANNEL_TIMEOUT",
                $"The media is still being fetched{(row.Error is null ? "" : $", the last try failed: {row.Error}")}"),
        };
    }
}
