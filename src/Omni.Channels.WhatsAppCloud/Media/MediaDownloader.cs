using Microsoft.Extensions.Options;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.Sdk.Network;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>
/// Opens media that Meta stores:
/// 1. at the URL in the webhook, when it is one of Meta's: this saves a call to Graph;
/// 2. otherwise, or when that URL gives no media for any reason, at the URL that Graph returns for the id.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#download-media
/// </summary>
internal sealed class MediaDownloader(GraphClient graph, MediaHttp http, IOptions<WhatsAppCloudOptions> options, TimeProvider time)
{
    public async Task<MediaDownload> OpenAsync(WhatsAppInstance on, RemoteMedia media, CancellationToken ct)
    {
        // Step 1
        MediaDownload? unusable = null;
        if (media.Url is { } told && Uri.TryCreate(told, UriKind.Absolute, out var url) && MediaHttp.IsMetas(url, on))
        {
            var about = new MediaResponse { MimeType = media.MimeType, Sha256 = media.Sha256 };
            unusable = await TryOpenAsync(on, url, about, mayBePage: false, ct);
            if (unusable is MediaDownload.Opened) return unusable;
        }

        // Step 2
        if (!GraphId.IsValid(media.Id))
            return unusable
                ?? new MediaDownload.Failed("INVALID_MEDIA_ID", "The media's id is not a number, as Meta's are, and is not asked for",
                    CanRetry: false);
        switch (await graph.GetMediaAsync(on, media.Id, ct))
        {
            case GraphResult<MediaResponse>.Ok { Value: { Url: { } found } answer }
                when Uri.TryCreate(found, UriKind.Absolute, out var foundUrl) && foundUrl.Scheme is "http" or "https":
                return await TryOpenAsync(on, foundUrl, answer, mayBePage: true, ct);
            case GraphResult<MediaResponse>.Refused { Error: { Rule.Action: GraphAction.Disconnect, Code: not 100 } error }:
                return new MediaDownload.Failed(MediaDownload.NotConnected, error.Describe(), CanRetry: true);
            case GraphResult<MediaResponse>.Refused { Error: var error }:
                return new MediaDownload.Failed(
                    error.IsForeign ? $"HTTP_{error.HttpStatus}" : $"{error.Code}", error.Describe(), CanRetry: error.Rule.IsPassing);
            case GraphResult<MediaResponse>.Unreachable { Reason: var reason }:
                return new MediaDownload.Failed("GRAPH_UNREACHABLE", reason, CanRetry: true);
            default: return new MediaDownload.Failed("NO_URL", "Meta named no URL for the media", CanRetry: true);
        }
    }

    /// <param name="on">The instance whose token is sent.</param>
    /// <param name="url">The address.</param>
    /// <param name="about">What is known about the media.</param>
    /// <param name="mayBePage">False when a web page or JSON that the media is not is taken for an error.</param>
    /// <param name="ct">Cancels the wait.</param>
    private async Task<MediaDownload> TryOpenAsync(WhatsAppInstance on, Uri url, MediaResponse about, bool mayBePage, CancellationToken ct)
    {
        // Limits the wait for the first byte. The reader of the stream limits the rest.
        using var timeout = new CancellationTokenSource(options.Value.CallTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            var response = await http.GetAsync(url, on, either.Token);
            if (response.IsSuccessStatusCode && (mayBePage || !IsPage(response, about)))
            {
                return new MediaDownload.Opened
                {
                    Content = await response.Content.ReadAsStreamAsync(ct),
                    MimeType = about.MimeType ?? response.Content.Headers.ContentType?.MediaType,
                    SizeBytes = about.FileSize ?? response.Content.Headers.ContentLength,
                    Sha256 = HexOf(about.Sha256),
                };
            }

            var status = (int)response.StatusCode;
            response.Dispose();
            return new MediaDownload.Failed($"HTTP_{status}", $"The media's address answered {status} without the media", CanRetry: true);
        }
        catch (Exception e) when (PrivateAddressException.Behind(e) is { } refused)
        {
            return new MediaDownload.Failed("PRIVATE_ADDRESS", $"The media's address was refused: {refused.Message}", CanRetry: false);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is HttpRequestException or OperationCanceledException or IOException)
        {
            return new MediaDownload.Failed(
                "DOWNLOAD_FAILED",
                e is OperationCanceledException ? "The media's address did not answer in time" : "The media's address could not be reached",
                CanRetry: true);
        }
    }

    /// <summary>Whether the answer is a web page, JSON or nothing, although the media is none of these.</summary>
    private static bool IsPage(HttpResponseMessage response, MediaResponse about) =>
        response.Content.Headers is { ContentLength: 0 }
        || (response.Content.Headers.ContentType?.MediaType is { } type && (type is "text/html" or "application/json")
            && about.MimeType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) != true);

    /// <summary>Webhooks write the hash in base64, Graph in hex. Returns null for anything else: the hash is then not checked.</summary>
    private static string? HexOf(string? sha256)
    {
        if (sha256 is { Length: 64 } && sha256.All(char.IsAsciiHexDigit)) return sha256.ToLowerInvariant();
        Span<byte> bytes = stackalloc byte[48];
        return sha256 is { Length: 44 } && Convert.TryFromBase64String(sha256, bytes, out var count) && count == 32
            ? Convert.ToHexStringLower(bytes[..count])
            : null;
    }
}
