using System.Collections.Frozen;
using System.Diagnostics;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Requests;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Instances;
using Omni.Channels.WhatsAppCloud.Mapping;
using Omni.Channels.WhatsAppCloud.Media;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>
/// Sends a message of any kind:
/// 1. media that the host keeps is uploaded, unless it was lately;
/// 2. the kind's sender builds the request;
/// 3. Graph is called once, and the answer says what came of it. Only media that Meta could not take is tried once more
///    (uploaded anew, or fetched again from its link): it was refused, so nothing was sent.
/// </summary>
internal sealed class MessageSender(GraphClient graph, MediaUploader uploader, IEnumerable<ISender> senders)
{
    private readonly FrozenDictionary<string, ISender> _senders =
        senders.SelectMany(s => s.ContentTypes.Select(type => (type, s))).ToFrozenDictionary(p => p.type, p => p.s, StringComparer.Ordinal);

    /// <summary>What Meta answers to a free-form message more than 24 hours after the user's last one.</summary>
    public static SendResult.Failed OutsideWindow { get; } =
        Fail("131047", "(131047) More than 24 hours have passed since the user's last message: only a template can be sent now. Name one as 'fallbackTemplate', or use send/template");

    /// <summary>The kinds that can be sent.</summary>
    public IEnumerable<string> ContentTypes => _senders.Keys;

    /// <summary>The result, and the Graph error behind a refusal.</summary>
    public async Task<(SendResult Result, GraphError? Error)> SendAsync(
        WhatsAppInstance on, OutgoingMessage message, IDepartureGate? gate, CancellationToken ct)
    {
        if (!_senders.TryGetValue(message.Content.Type, out var sender))
            return (Fail("CAPABILITY_NOT_SUPPORTED", $"WhatsApp Cloud cannot send '{message.Content.Type}'"), null);
        if (Recipient.Parse(message.To) is not { } recipient)
            return (Fail("INVALID_RECIPIENT", $"'to' must be {Recipient.Expected}"), null);
        if (message.Content is not MediaContent { MediaId: { } mediaId })
        {
            var plain = await SendOnceAsync(on, recipient, sender.Build(RequestFor(recipient, message), message, uploadId: null), gate, ct);
            return plain.Error is { Rule.Action: GraphAction.UploadAgain } ? await SendOnceAsync(on, recipient, sender.Build(RequestFor(recipient, message), message, uploadId: null), gate, ct) : plain;
        }

        // Step 1
        var first = await SendUploadedAsync(on, recipient, sender, message, mediaId, isFresh: false, gate, ct);
        return first.Error is { } error && IsAboutUpload(error) ? await SendUploadedAsync(on, recipient, sender, message, mediaId, isFresh: true, gate, ct) : first;
    }

    /// <summary>Meta refused the upload's id, whatever the code: it was not sent, and a fresh upload may be taken.</summary>
    private static bool IsAboutUpload(GraphError error) =>
        error.Rule.Action == GraphAction.UploadAgain || (error.Code is 100 or 131009 && $"{error.Message} {error.Details}".Contains("media attachment ID", StringComparison.OrdinalIgnoreCase));

    private async Task<(SendResult Result, GraphError? Error)> SendUploadedAsync(
        WhatsAppInstance on, Recipient recipient, ISender sender, OutgoingMessage message, Guid mediaId, bool isFresh, IDepartureGate? gate,
        CancellationToken ct) =>
        await uploader.UploadAsync(on, mediaId, isFresh, ct) switch
        {
            MediaUpload.Done { Id: var id } => await SendOnceAsync(on, recipient, sender.Build(RequestFor(recipient, message), message, id), gate, ct),
            MediaUpload.Refused { Error: var error } => (FailedBy(error), error),
            MediaUpload.Failed { ErrorCode: var code, Error: var error, RetryAfter: var retryAfter } => (new SendResult.Failed(code, error, FailureReach.Message, retryAfter), null),
            var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
        };

    // Step 3
    private async Task<(SendResult Result, GraphError? Error)> SendOnceAsync(
        WhatsAppInstance on, Recipient recipient, MessageRequest request, IDepartureGate? gate, CancellationToken ct) =>
        await graph.SendMessageAsync(on, request, gate, ct) switch
        {
            GraphResult<MessageResponse>.Ok { Value: var answer, PauseFor: var pause } => (Accepted(recipient, answer, pause), null),
            GraphResult<MessageResponse>.Refused { Error: var error } => (Refused(error), error),
            // Meta cannot be reached: that is no message's fault, and no other would get through.
            GraphResult<MessageResponse>.Unreachable { Reason: var reason } => (new SendResult.Failed("GRAPH_UNREACHABLE", reason, FailureReach.Instance, TimeSpan.FromSeconds(1)), null),
            GraphResult<MessageResponse>.NoAnswer { Reason: var reason } => (new SendResult.Ambiguous(reason), null),
            var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
        };

    private static MessageRequest RequestFor(Recipient recipient, OutgoingMessage message) => new()
    {
        RecipientType = recipient.Kind == Recipient.Kinds.Group ? "group" : "individual",
        To = recipient.Kind == Recipient.Kinds.User ? null : recipient.Id,
        Recipient = recipient.Kind == Recipient.Kinds.User ? recipient.Id : null,
        Type = message.Content.Type,
        Context = message.ReplyTo is { } wamid ? new MessageRequest.MessageContext(wamid) : null,
        BizOpaqueCallbackData = OpaqueTag.Of(message.Id, Activity.Current),
    };

    private static SendResult Accepted(Recipient recipient, MessageResponse answer, TimeSpan? pause)
    {
        // Meta took it, yet names no message: it may be under way, so it must not go out again.
        if (answer.Messages is not [{ Id: { Length: > 0 } wamid }, ..]) return new SendResult.Ambiguous("Meta accepted the message without naming its id");
        var chat = answer.Contacts is [var contact, ..] && recipient.Kind != Recipient.Kinds.Group ? contact.WaId : null;
        return new SendResult.Sent(wamid) { ChatId = chat is { Length: > 0 } && chat != recipient.Id ? chat : null, PauseFor = pause };
    }

    private static SendResult Refused(GraphError error)
    {
        // A gateway's 5xx page says nothing about what Meta did with the request.
        if (error is { IsForeign: true, HttpStatus: 502 or 504 }) return new SendResult.Ambiguous(error.Describe());
        return FailedBy(error);
    }

    private static SendResult.Failed FailedBy(GraphError error) =>
        new(error.IsForeign ? $"HTTP_{error.HttpStatus}" : $"{error.Code}", error.Describe(), error.Rule.Reach, RetryAfter(error)) { IsKept = error.Rule.IsKept };

    /// <summary>Of a call limit, Meta says itself when it is over.</summary>
    private static TimeSpan? RetryAfter(GraphError error) => error.Rule.Action == GraphAction.Pause ? error.RegainAccessAfter ?? error.Rule.RetryAfter : error.Rule.RetryAfter;

    private static SendResult.Failed Fail(string code, string error) => new(code, error, FailureReach.Message, RetryAfter: null);
}
