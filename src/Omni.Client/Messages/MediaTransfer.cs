using System.Net.Http.Headers;
using System.Text.Json;
using Omni.Client.Sending;

namespace Omni.Client.Messages;

/// <summary>Sends and reads files as streams, without holding them in memory.</summary>
public sealed class MediaTransfer
{
    private readonly IHttpClientFactory _clients;

    internal MediaTransfer(IHttpClientFactory clients) => _clients = clients;

    /// <summary>Sends a file as an image, audio, a video or a document.</summary>
    /// <param name="instanceId">The instance to send from.</param>
    /// <param name="to">A recipient in the channel's form, or a person's or chat's UUID.</param>
    /// <param name="type"><c>image</c>, <c>audio</c>, <c>video</c> or <c>document</c>.</param>
    /// <param name="file">The content; read to its end and left open.</param>
    /// <param name="filename">The file name that the recipient sees.</param>
    /// <param name="mimeType">The MIME type; null lets the host detect it.</param>
    /// <param name="caption">The caption; null when there is none.</param>
    /// <param name="idempotencyKey">A request repeated with the same key is never sent twice.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<SendOutcome> SendAsync(
        Guid instanceId, string to, string type, Stream file, string filename, string? mimeType = null, string? caption = null,
        string? idempotencyKey = null, CancellationToken ct = default)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(instanceId.ToString()), "instanceId");
        form.Add(new StringContent(to), "to");
        form.Add(new StringContent(type), "type");
        if (caption is not null) form.Add(new StringContent(caption), "caption");
        var bytes = new StreamContent(file);
        if (mimeType is not null) bytes.Headers.ContentType = MediaTypeHeaderValue.Parse(mimeType);
        form.Add(bytes, "file", filename);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v2/messages/send/media", UriKind.Relative))
        {
            Content = form,
        };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await _clients.CreateClient(OmniClientRegistration.Plain).SendAsync(request, ct).ConfigureAwait(false);
        if (await OmniApiException.OfAsync(response).ConfigureAwait(false) is { } refusal) throw refusal;
        await using var answer = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        return (await JsonSerializer.DeserializeAsync<Data<SendOutcome>>(answer, OmniClientRegistration.Json, ct)
            .ConfigureAwait(false))!.Value;
    }

    /// <summary>Opens a message's media. The caller disposes of the stream.</summary>
    /// <param name="localPath"><c>mediaLocalPath</c> of the message.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<Stream> OpenAsync(string localPath, CancellationToken ct = default)
    {
        var response = await _clients.CreateClient(OmniClientRegistration.Plain)
            .GetAsync(new Uri($"/api/v2/media/{localPath}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct)
            .ConfigureAwait(false);
        if (await OmniApiException.OfAsync(response).ConfigureAwait(false) is not { } refusal)
            return await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        response.Dispose();
        throw refusal;
    }
}
