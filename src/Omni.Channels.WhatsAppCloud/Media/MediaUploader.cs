using System.Net.Http.Headers;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>
/// Uploads media that the host keeps, streamed. Meta keeps an upload 30 days: the id is used again for 29, by the content's hash.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
/// </summary>
internal sealed class MediaUploader(GraphClient graph, PluginContextAccessor plugin)
{
    private static readonly TimeSpan UploadLife = TimeSpan.FromDays(29), FirstRetry = TimeSpan.FromSeconds(1);

    /// <param name="on">The instance that sends.</param>
    /// <param name="mediaId">The host's id of the media.</param>
    /// <param name="isFresh">Whether an earlier upload is not to be used.</param>
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

    /// <summary>Meta does not take the upload any more: the next message with this media uploads it anew.</summary>
    public async Task ForgetAsync(WhatsAppInstance on, Guid mediaId, CancellationToken ct)
    {
        await using var file = await plugin.Context.Media.OpenAsync(mediaId, ct);
        if (file is not null) await plugin.Context.Storage.RemoveAsync(KeyOf(on, file), ct);
    }

    /// <summary>The type is part of the key: Meta remembers it with the upload.</summary>
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

    /// <summary>The name inside the form is for Meta's eyes only; the one that users see travels in the message.</summary>
    private static string AsciiName(string filename)
    {
        var name = new string([.. filename.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_').Take(100)]);
        return name.Length > 0 ? name : "file";
    }
}
