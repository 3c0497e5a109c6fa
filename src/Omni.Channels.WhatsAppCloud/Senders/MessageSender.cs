using System.Collections.Frozen;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Requests;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Instances;
using Omni.Channels.WhatsAppCloud.Mapping;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>Sends a message of any kind: finds the kind's sender, calls Graph once, says what came of it.</summary>
internal sealed class MessageSender(GraphClient graph, IEnumerable<ISender> senders)
{
    private readonly FrozenDictionary<string, ISender> _senders = senders.ToFrozenDictionary(s => s.ContentType, StringComparer.Ordinal);

    /// <summary>The result, and the Graph error behind a refusal.</summary>
    public async Task<(SendResult Result, GraphError? Error)> SendAsync(WhatsAppInstance on, OutgoingMessage message, CancellationToken ct)
    {
        if (!_senders.TryGetValue(message.Content.Type, out var sender))
            return (Fail("CAPABILITY_NOT_SUPPORTED", $"WhatsApp Cloud cannot send '{message.Content.Type}'"), null);
        if (Recipient.Parse(message.To) is not { } recipient)
            return (Fail("INVALID_RECIPIENT", $"'to' must be {Recipient.Expected}"), null);

        var request = sender.Build(RequestFor(recipient, message), message);
        return await graph.SendMessageAsync(on, request, ct) switch
        {
            GraphResult<MessageResponse>.Ok { Value: var answer } => (Accepted(recipient, answer), null),
            GraphResult<MessageResponse>.Refused { Error: var error } => (Refused(error), error),
            GraphResult<MessageResponse>.Unreachable { Reason: var reason } => (new SendResult.Failed("GRAPH_UNREACHABLE", reason, FailureReach.Message, TimeSpan.FromSeconds(1)), null),
            GraphResult<MessageResponse>.NoAnswer { Reason: var reason } => (new SendResult.Ambiguous(reason), null),
            var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
        };
    }

    private static MessageRequest RequestFor(Recipient recipient, OutgoingMessage message) => new()
    {
        RecipientType = recipient.Kind == Recipient.Kinds.Group ? "group" : "individual",
        To = recipient.Kind == Recipient.Kinds.User ? null : recipient.Id,
        Recipient = recipient.Kind == Recipient.Kinds.User ? recipient.Id : null,
        Type = message.Content.Type,
        Context = message.ReplyTo is { } wamid ? new MessageRequest.MessageContext(wamid) : null,
        BizOpaqueCallbackData = message.Id.ToString("D"),
    };

    private static SendResult Accepted(Recipient recipient, MessageResponse answer)
    {
        // Meta took it, yet names no message: it may be under way, so it must not go out again.
        if (answer.Messages is not [{ Id: { Length: > 0 } wamid }, ..]) return new SendResult.Ambiguous("Meta accepted the message without naming its id");
        var chat = answer.Contacts is [var contact, ..] && recipient.Kind != Recipient.Kinds.Group ? contact.WaId ?? contact.UserId : null;
        return new SendResult.Sent(wamid) { ChatId = chat is { Length: > 0 } && chat != recipient.Id ? chat : null };
    }

    private static SendResult Refused(GraphError error)
    {
        // A gateway's 5xx page says nothing about what Meta did with the request.
        if (error is { IsForeign: true, HttpStatus: 502 or 504 }) return new SendResult.Ambiguous(error.Describe());
        return new SendResult.Failed(error.IsForeign ? $"HTTP_{error.HttpStatus}" : $"{error.Code}", error.Describe(), error.Rule.Reach, error.Rule.RetryAfter);
    }

    private static SendResult.Failed Fail(string code, string error) => new(code, error, FailureReach.Message, RetryAfter: null);
}
