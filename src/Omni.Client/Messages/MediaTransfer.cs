using System.Net.Http.Headers;
using System.Text.Json;
using Omni.Client.Sending;
using Omni.Contract.Sending;

namespace Omni.Client.Messages;

/// <summary>Sends and reads files as streams, without holding them in memory.</summary>
public sealed class MediaTransfer
{
    private static readonly SendOptions Plain = new();

    private readonly IHttpClientFactory _clients;

    internal MediaTransfer(IHttpClientFactory clients) => _clients = clients;

    /// <summary>Sends a file as an image, audio, a video or a document.</summary>
    /// <param name="request">The message, with its <see cref="SendMediaRequest.Type"/> and <see cref="SendMediaRequest.Filename"/>; its
    /// media
    /// is the file. Without a <see cref="SendMediaRequest.MimeType"/> the host detects the type.</param>
    /// <param name="file">The content; read to its end and left open. If it can seek, a send with an idempotency key is repeated by
    /// itself.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <exception cref="OmniApiException">The host or the channel refuses it.</exception>
    /// <exception cref="OmniConnectionException">No answer came.</exception>
    public async Task<SendOutcome> SendAsync(
        SendMediaRequest request, Stream file, SendOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(file);
        var given = options ?? Plain;
        using var form = FormOf(given.On(request), file);
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v2/messages/send/media", UriKind.Relative))
        {
            Content = form,
        };
        foreach (var (name, value) in given.Headers()) message.Headers.Add(name, value);
        message.Options.Set(RetryHandler.IsOnce, !file.CanSeek);
        using var response = await _clients.CreateClient(OmniClientRegistration.Calls).SendAsync(message, ct).ConfigureAwait(false);
        if (await OmniApiException.OfAsync(response).ConfigureAwait(false) is { } refusal) throw refusal;
        var answer = await response.Content.ReadAsStringAsync(ct).ConfigureAwait(false);
        return JsonSerializer.Deserialize<Data<SendOutcome>>(answer, OmniClientRegistration.Json)!.Value with
        {
            Ignored = IgnoredFields.Of(response),
        };
    }

    /// <summary>Opens a message's media. The caller disposes of the stream.</summary>
    /// <param name="localPath"><c>mediaLocalPath</c> of the message.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <exception cref="OmniApiException">The host refuses it.</exception>
    /// <exception cref="OmniConnectionException">No answer came.</exception>
    public async Task<Stream> OpenAsync(string localPath, CancellationToken ct = default)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v2/media/{localPath}", UriKind.Relative));
        message.Options.Set(RetryHandler.IsStreamed, value: true);
        var response = await _clients.CreateClient(OmniClientRegistration.Calls)
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct).ConfigureAwait(false);
        if (await OmniApiException.OfAsync(response).ConfigureAwait(false) is not { } refusal)
            return await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        response.Dispose();
        throw refusal;
    }

    /// <summary>The fields of a request as those of a form: texts as they are, other values as JSON.</summary>
    private static MultipartFormDataContent FormOf(SendMediaRequest request, Stream file)
    {
        var form = new MultipartFormDataContent();
        foreach (var field in JsonSerializer.SerializeToElement(request, OmniClientRegistration.Json).EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Null) form.Add(new StringContent(field.Value.ToString()), field.Name);
        }

        var bytes = new OpenStreamContent(file);
        if (request.MimeType is { } type) bytes.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        form.Add(bytes, "file", request.Filename ?? "file");
        return form;
    }
}
