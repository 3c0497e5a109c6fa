using System.Net.Http.Headers;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>
/// Streams stored media to Meta. Meta keeps an upload for 30 days: its id is reused for 29 days, by the hash of the content.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
/// </summary>
internal sealed class MediaUploader(GraphClient graph, PluginContextAccessor plugin)
{
    private static readonly TimeSpan UploadLife = TimeSpan.FromDays(29), FirstRetry = TimeSpan.FromSeconds(1);

    /// <param name="on">The instance that sends.</param>
    /// <param name="mediaId">The host's id of the media.</param>
    /// <param name="isFresh">Whether to upload again instead of reusing an earlier upload.</param>
    /// <param name="ct">Cancels the upload.</param>
    public async Task<MediaUpload> UploadAsync(WhatsAppInstance on, Guid mediaId, bool isFresh, CancellationToken ct)
    {
        await using var file = await plugin.Context.Media.OpenAsync(mediaId, ct);
        if (file is null)
            return new MediaUpload.Failed("MEDIA_MISSING", "The media to send is no longer in the media store", RetryAfter: null);
        var key = KeyOf(on, file);
        if (!isFresh && await plugin.Context.Storage.GetAsync(key, ct) is { } known) return new MediaUpload.Done(known);

        using var form = FormOf(file);
        switch (await graph.UploadMediaAsync(on, form, ct))
        {
            case GraphResult<MediaResponse>.Ok { Value.Id: { Length: > 0 } id }:
                await plugin.Context.Storage.SetAsync(key, id, UploadLife, ct);
                return new MediaUpload.Done(id);
            case GraphResult<MediaResponse>.Refused { Error: var error }: return new MediaUpload.Refused(error);
            case GraphResult<MediaResponse>.Unreachable { Reason: var reason }:
                return new MediaUpload.Failed("GRAPH_UNREACHABLE", reason, FirstRetry) { IsServiceTrouble = true };
            default: return new MediaUpload.Failed("UPLOAD_FAILED", "Meta took the upload without naming its id", FirstRetry);
        }
    }

    /// <summary>Forgets an upload that Meta no longer accepts: the next message with this media uploads it again.</summary>
    public async Task ForgetAsync(WhatsAppInstance on, Guid mediaId, CancellationToken ct)
    {
        await using var file = await plugin.Context.Media.OpenAsync(mediaId, ct);
        if (file is not null) await plugin.Context.Storage.RemoveAsync(KeyOf(on, file), ct);
    }

    /// <summary>The key includes the MIME type, because Meta stores it with the upload.</summary>
    private static string KeyOf(WhatsAppInstance on, MediaFile file) => $"upload:{on.PhoneNumberId}:{file.MimeType}:{file.Sha256}";

    private static MultipartFormDataContent FormOf(MediaFile file)
    {
        var content = new StreamContent(file.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(file.MimeType);
        content.Headers.ContentLength = file.SizeBytes;
        return new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent(file.MimeType), "type" },
            { content, "file", AsciiName(file.Filename) },
        };
    }

    /// <summary>Users do not see this name; the visible one is part of the message.</summary>
    private static string AsciiName(string filename)
    {
        var name = new string([.. filename.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_').Take(100)]);
        return name.Length > 0 ? name : "file";
    }
}
