using System.Diagnostics;
using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Requests;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>
/// Sends a message of any kind:
/// 1. upload stored media, unless a recent upload exists;
/// 2. build the request with the sender of the kind;
/// 3. call Graph once and map its response. Call it again, with a new upload, only when Meta no longer knows the upload: no message was
///    accepted then.
/// </summary>
internal sealed class MessageSender(GraphClient graph, MediaUploader uploader, SenderIndex senders, MarketingTemplates marketing)
{
    // The status of a message that Meta sends at once; also of one whose answer names none.
    private const string AcceptedStatus = "accepted";

    /// <summary>The error that Meta returns for a free-form message more than 24 hours after the user's last message.</summary>
    public static SendResult.Failed OutsideWindow { get; } =
        Fail(
            "131047",
            "(131047) More than 24 hours have passed since the user's last message: only a template can be sent now. "
            + "Name one as 'fallbackTemplate', or use send/template") with
        {
            OmniCode = OmniCodes.OutsideWindow,
        };

    /// <summary>Whether Meta accepts the content only while the service window of the chat is open.</summary>
    public bool NeedsOpenWindow(MessageContent content) => senders.Find(content) is not { Sender.NeedsOpenWindow: false };

    /// <summary>Whether the content is marketing, which a user can stop.</summary>
    public Task<bool> IsMarketingAsync(WhatsAppInstance on, MessageContent content, CancellationToken ct) =>
        marketing.IsMarketingAsync(on, content, ct);

    /// <summary>Whether Meta accepts the message only while the window is open. Direct Send works outside it: that is its use.</summary>
    public bool NeedsOpenWindow(OutgoingMessage message) => NeedsOpenWindow(message.Content) && !DirectSendOptions.IsUsedBy(message);

    /// <summary>
    /// Validates a message of any kind against Meta's limits before it is stored, so that an invalid message is refused at
    /// once with all its faults.
    /// </summary>
    public Task<Preparation> PrepareAsync(WhatsAppInstance on, OutgoingDraft draft, CancellationToken ct) =>
        senders.Find(draft.Content) is { Sender: var sender }
            ? sender.PrepareAsync(on, draft, ct)
            : Task.FromResult<Preparation>(new Preparation.Ready([draft.Content]));

    /// <summary>Returns the result, and the Graph error when Meta refused the message.</summary>
    public async Task<(SendResult Result, GraphError? Error)> SendAsync(
        WhatsAppInstance on, OutgoingMessage message, IDepartureGate? gate, CancellationToken ct)
    {
        if (senders.Find(message.Content) is not { } sender)
            return (Fail("CAPABILITY_NOT_SUPPORTED", $"WhatsApp Cloud cannot send '{message.Content.Type}'"), null);
        if (Recipient.Parse(message.To) is not { } recipient)
            return (Fail("INVALID_RECIPIENT", $"'to' must be {Recipient.Expected}"), null);
        if (message.Content is not MediaContent { MediaId: { } mediaId })
            return await SendOnceAsync(on, recipient, RequestFor(recipient, sender, message, uploadId: null), gate, ct);

        // Step 1
        var (result, error) = await SendUploadedAsync(on, recipient, sender, message, mediaId, isFresh: false, gate, ct);
        if (error is { Rule.Action: GraphAction.UploadAgain }) await uploader.ForgetAsync(on, mediaId, ct);
        return error is not null && IsUploadGone(error)
            ? await SendUploadedAsync(on, recipient, sender, message, mediaId, isFresh: true, gate, ct)
            : (result, error);
    }

    /// <summary>Whether Meta does not know the id of the upload. It did not process the message and accepts a new upload.</summary>
    private static bool IsUploadGone(GraphError error) =>
        error.Code is 100 or 131009
        && $"{error.Message} {error.Details}".Contains("media attachment ID", StringComparison.OrdinalIgnoreCase);

    private async Task<(SendResult Result, GraphError? Error)> SendUploadedAsync(
        WhatsAppInstance on, Recipient recipient, SenderIndex.Entry sender, OutgoingMessage message, Guid mediaId, bool isFresh,
        IDepartureGate? gate, CancellationToken ct) =>
        await uploader.UploadAsync(on, mediaId, isFresh, ct) switch
        {
            MediaUpload.Done { Id: var id } => await SendOnceAsync(on, recipient, RequestFor(recipient, sender, message, id), gate, ct),
            MediaUpload.Refused { Error: var error } => (Refusal.OfUpload(error), error),
            MediaUpload.Failed failed =>
                (new SendResult.Failed(failed.ErrorCode, failed.Error, FailureReach.Message, failed.RetryAfter)
                {
                    IsServiceTrouble = failed.IsServiceTrouble,
                }, null),
            var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
        };

    // Step 3
    private async Task<(SendResult Result, GraphError? Error)> SendOnceAsync(
        WhatsAppInstance on, Recipient recipient, MessageRequest request, IDepartureGate? gate, CancellationToken ct) =>
        await graph.SendMessageAsync(on, request, gate, ct) switch
        {
            GraphResult<MessageResponse>.Ok { Value: var answer, PauseFor: var pause } => (Accepted(recipient, answer, pause), null),
            GraphResult<MessageResponse>.Refused { Error: var error } => (Refusal.Of(error), error),
            // Meta is unreachable for every message, not only for this one.
            GraphResult<MessageResponse>.Unreachable { Reason: var reason } =>
                (new SendResult.Failed("GRAPH_UNREACHABLE", reason, FailureReach.Instance, TimeSpan.FromSeconds(1))
                {
                    OmniCode = OmniCodes.Upstream,
                    IsServiceTrouble = true,
                }, null),
            GraphResult<MessageResponse>.NoAnswer { Reason: var reason } => (new SendResult.Ambiguous(reason), null),
            var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
        };

    private static MessageRequest RequestFor(
        Recipient recipient, SenderIndex.Entry sender, OutgoingMessage message, string? uploadId) => new()
        {
            RecipientType = recipient.Kind == Recipient.Kinds.Group ? "group" : "individual",
            To = recipient.Kind == Recipient.Kinds.User ? null : recipient.Id,
            Recipient = recipient.Kind == Recipient.Kinds.User ? recipient.Id : null,
            Type = sender.Kind.Type,
            Context = sender.Sender.CanReply && message.ReplyTo is { } wamid ? new MessageRequest.MessageContext(wamid) : null,
            Category = DirectSendOptions.CategoryOf(message),
            DirectSendConfig = DirectSendOptions.TemplateNameOf(message) is { } name ? new MessageRequest.DirectSend(name) : null,
            TtlSeconds = DirectSendOptions.TtlSecondsOf(message),
            BizOpaqueCallbackData = OpaqueTag.Of(message.Id, Activity.Current),
            Part = new Dictionary<string, JsonElement>(1) { [sender.Kind.Type] = sender.Sender.Build(message, uploadId) },
        };

    private static SendResult Accepted(Recipient recipient, MessageResponse answer, TimeSpan? pause)
    {
        // Meta accepted the request but returned no message id: the message may be on its way, so do not resend it.
        if (answer.Messages is not [{ Id: { Length: > 0 } wamid }, ..])
            return new SendResult.Ambiguous("Meta accepted the message without naming its id");
        var chat = answer.Contacts is [var contact, ..] && recipient.Kind != Recipient.Kinds.Group ? contact.WaId : null;
        return new SendResult.Sent(wamid)
        {
            ChatId = chat is { Length: > 0 } && chat != recipient.Id ? chat : null,
            PauseFor = pause,
            ChannelStatus = answer.Messages[0].MessageStatus is { Length: > 0 } status && status != AcceptedStatus ? status : null,
        };
    }

    private static SendResult.Failed Fail(string code, string error) => new(code, error, FailureReach.Message, RetryAfter: null);
}
