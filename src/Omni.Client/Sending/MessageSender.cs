using Omni.Contract.Sending;

namespace Omni.Client.Sending;

/// <summary>
/// Sends messages. Each method takes the request of its kind and the same <see cref="SendOptions"/>. It returns when the channel has
/// accepted the message or the host has stored it for later (<see cref="SendOutcome.Status"/>), and throws
/// <see cref="OmniApiException"/> when the host or the channel refuses it, <see cref="OmniConnectionException"/> when no answer came.
/// </summary>
public sealed class MessageSender
{
    private static readonly SendOptions Plain = new();

    private readonly ISendApi _api;

    internal MessageSender(ISendApi api) => _api = api;

    /// <summary>Sends a text.</summary>
    /// <param name="instanceId">The instance to send from.</param>
    /// <param name="to">A recipient in the channel's form, or a person's or chat's id.</param>
    /// <param name="text">The text, at most 65,536 UTF-16 units; a longer one than the channel allows is split.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendAsync(
        Guid instanceId, string to, string text, SendOptions? options = null, CancellationToken ct = default) =>
        SendTextAsync(new SendTextRequest { InstanceId = instanceId, To = to, Text = text }, options, ct);

    /// <summary>Sends a text.</summary>
    /// <param name="request">The message.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendTextAsync(SendTextRequest request, SendOptions? options = null, CancellationToken ct = default) =>
        CallAsync(_api.SendTextAsync, request, options, ct);

    /// <summary>
    /// Sends an image, audio, a video or a document: by link, base64 or stored media. For a file, see
    /// <see cref="Messages.MediaTransfer.SendAsync"/>.
    /// </summary>
    /// <param name="request">The message.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendMediaAsync(SendMediaRequest request, SendOptions? options = null, CancellationToken ct = default) =>
        CallAsync(_api.SendMediaAsync, request, options, ct);

    /// <summary>Sends a sticker.</summary>
    /// <param name="request">The message; its type is not read.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendStickerAsync(SendMediaRequest request, SendOptions? options = null, CancellationToken ct = default) =>
        CallAsync(_api.SendStickerAsync, request, options, ct);

    /// <summary>Reacts to a message, or removes the reaction. A reaction takes no <see cref="SendOptions.ReplyTo"/>.</summary>
    /// <param name="request">The reaction.</param>
    /// <param name="options">Idempotency key, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<SendOutcome> SendReactionAsync(
        SendReactionRequest request, SendOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var given = options ?? Plain;
        var answer = await _api.SendReactionAsync(given.On(request), given.Headers(), ct).ConfigureAwait(false);
        return answer.Value with { Ignored = answer.Ignored };
    }

    /// <summary>Takes back the instance's reaction to a message.</summary>
    /// <param name="messageId">The message, by its id in this host or the channel's.</param>
    /// <param name="request">The instance, where several have a message of that id; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<SendOutcome> RemoveReactionAsync(
        string messageId, RemoveReactionRequest? request = null, CancellationToken ct = default)
    {
        var answer = await _api.RemoveReactionAsync(messageId, request, ct).ConfigureAwait(false);
        return answer.Value with { Ignored = answer.Ignored };
    }

    /// <summary>Sends contact cards.</summary>
    /// <param name="request">The message.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendContactAsync(SendContactRequest request, SendOptions? options = null, CancellationToken ct = default) =>
        CallAsync(_api.SendContactAsync, request, options, ct);

    /// <summary>Sends a text that a human takes over, and pauses the agents of the chat.</summary>
    /// <param name="request">The message.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendHandoffAsync(SendHandoffRequest request, SendOptions? options = null, CancellationToken ct = default) =>
        CallAsync(_api.SendHandoffAsync, request, options, ct);

    /// <summary>Sends a location.</summary>
    /// <param name="request">The message.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendLocationAsync(SendLocationRequest request, SendOptions? options = null, CancellationToken ct = default) =>
        CallAsync(_api.SendLocationAsync, request, options, ct);

    /// <summary>Sends an approved template.</summary>
    /// <param name="request">The message.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendTemplateAsync(SendTemplateRequest request, SendOptions? options = null, CancellationToken ct = default) =>
        CallAsync(_api.SendTemplateAsync, request, options, ct);

    /// <summary>Sends a poll, if the channel supports polls.</summary>
    /// <param name="request">The message.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendPollAsync(SendPollRequest request, SendOptions? options = null, CancellationToken ct = default) =>
        CallAsync(_api.SendPollAsync, request, options, ct);

    /// <summary>Sends buttons, a list, products, a flow or another interactive message.</summary>
    /// <param name="request">The message.</param>
    /// <param name="options">Idempotency key, reply, time and more; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<SendOutcome> SendInteractiveAsync(
        SendInteractiveRequest request, SendOptions? options = null, CancellationToken ct = default) =>
        CallAsync(_api.SendInteractiveAsync, request, options, ct);

    private static async Task<SendOutcome> CallAsync<T>(
        Func<T, IDictionary<string, string>, CancellationToken, Task<Data<SendOutcome>>> send, T request, SendOptions? options,
        CancellationToken ct)
        where T : SendRequest
    {
        ArgumentNullException.ThrowIfNull(request);
        var given = options ?? Plain;
        var answer = await send(given.On(request), given.Headers(), ct).ConfigureAwait(false);
        return answer.Value with { Ignored = answer.Ignored };
    }
}
