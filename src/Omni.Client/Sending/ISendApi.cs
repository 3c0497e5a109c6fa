using Omni.Contract.Sending;
using Refit;

namespace Omni.Client.Sending;

/// <summary>The endpoints of <see cref="MessageSender"/>.</summary>
internal interface ISendApi
{
    /// <summary>Send a text message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send")]
    Task<Data<SendOutcome>> SendTextAsync(
        [Body] SendTextRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);

    /// <summary>Send an image, audio, a video or a document: by link, base64, form or stored media.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/media")]
    Task<Data<SendOutcome>> SendMediaAsync(
        [Body] SendMediaRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);

    /// <summary>Send a sticker.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/sticker")]
    Task<Data<SendOutcome>> SendStickerAsync(
        [Body] SendMediaRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);

    /// <summary>React to a message, or remove the reaction.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/reaction")]
    Task<SuccessData<SendOutcome>> SendReactionAsync(
        [Body] SendReactionRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);

    /// <summary>Take back the instance's reaction to a message.</summary>
    /// <param name="id">The message's id in the host or the channel's.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/messages/{id}/reactions")]
    Task<SuccessData<SendOutcome>> RemoveReactionAsync(
        string id, [Body] RemoveReactionRequest? request = null, CancellationToken ct = default);

    /// <summary>Send a text that a human takes over, and pause the agents of the chat.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/handoff")]
    Task<Data<SendOutcome>> SendHandoffAsync(
        [Body] SendHandoffRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);

    /// <summary>Send contact cards.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/contact")]
    Task<Data<SendOutcome>> SendContactAsync(
        [Body] SendContactRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);

    /// <summary>Send a location.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/location")]
    Task<Data<SendOutcome>> SendLocationAsync(
        [Body] SendLocationRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);

    /// <summary>Send an approved template.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/template")]
    Task<Data<SendOutcome>> SendTemplateAsync(
        [Body] SendTemplateRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);

    /// <summary>Send a poll, if the channel supports polls.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/poll")]
    Task<Data<SendOutcome>> SendPollAsync(
        [Body] SendPollRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);

    /// <summary>Send buttons, a list, products, a flow or another interactive message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">Those of the options.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/interactive")]
    Task<Data<SendOutcome>> SendInteractiveAsync(
        [Body] SendInteractiveRequest request, [HeaderCollection] IDictionary<string, string> headers, CancellationToken ct);
}
