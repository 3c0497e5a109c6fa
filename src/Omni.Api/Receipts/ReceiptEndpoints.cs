using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Foundation.Http;
using Omni.Contract.Receipts;

namespace Omni.Api.Receipts;

/// <summary>Endpoints that send read receipts and typing indicators.</summary>
internal static class ReceiptEndpoints
{
    private const int DefaultPresenceMs = 25_000;

    public static void MapReceipts(this IEndpointRouteBuilder api)
    {
        var receipts = api.MapGroup("").WithTags("Receipts").RequireScope("messages:write").MayAnswer(404, 409, 502, 503, 504)
            .TakesChannelIds();
        receipts.MapPost("/messages/{id}/read", ReadMessage).WithName("markMessageRead")
            .WithSummary("Mark a message, and all before it, as read; by its id in this host or the channel's");
        receipts.MapPost("/messages/read", ReadMessages).Validated<ReadMessagesRequest>().WithName("markMessagesRead")
            .WithSummary("Mark several messages as read");
        receipts.MapPost("/chats/{id}/read", ReadChat).WithName("markChatRead").WithSummary("Mark everything in a chat as read")
            .WithQuery("instanceId");
        api.MapPost("/messages/send/presence", ShowPresence).Validated<PresenceRequest>().WithTags("Receipts").RequireScope(Scopes.Send)
            .WithName("sendPresence").WithSummary("Show a typing indicator").MayAnswer(404, 409, 502, 503, 504);
    }

    private static async Task<Results<Ok<Receipt>, ApiError>> ReadMessage(
        string id, ReadRequest? request, Caller caller, ReadReceipts receipts, CancellationToken ct)
    {
        var instanceId = request?.InstanceId;
        if (instanceId is { } one && caller.RefusalOf(one) is { } closed) return closed;
        var named = await receipts.FindAsync(id, caller.InstancesAmong(instanceId), ct);
        if (named.Row is not { } message) return named.RefusalOf("id", id, "Message");
        if ((caller.RefusalOf(message.InstanceId) ?? RefusalOf(request, message.InstanceId)) is { } refusal) return refusal;
        return Answer(await receipts.ReadAsync(message, ct), caller, details => details);
    }

    private static async Task<Results<Ok<Receipt>, ApiError>> ReadMessages(
        ReadMessagesRequest request, Caller caller, ReadReceipts receipts, CancellationToken ct)
    {
        if (caller.RefusalOf(request.InstanceId) is { } refusal) return refusal;
        var latest = await receipts.FindLatestAsync(request.InstanceId, request.ChatId, request.MessageIds, ct);
        if (latest.Count == 0) return ApiError.NotFound("A message of that chat and those ids");

        // The latest of all is read last, so that it is the one in the answer.
        foreach (var message in latest.Skip(1).Reverse())
        {
            if (await receipts.ReadAsync(message, ct) is not ReceiptOutcome.Done and var failed)
                return Answer(failed, caller, details => details);
        }

        return Answer(
            await receipts.ReadAsync(latest[0], ct), caller, details => details with { MessageCount = request.MessageIds.Count });
    }

    private static async Task<Results<Ok<Receipt>, ApiError>> ReadChat(
        string id, ReadRequest? request, HttpRequest http, Caller caller, NamedChats chats, ReadReceipts receipts, CancellationToken ct)
    {
        var (chat, unknown) = request?.InstanceId is { } given && !Guid.TryParse(id, out _)
            ? await chats.FindAsync(id, given, caller, "id", ct)
            : await chats.FindAsync(id, http, caller, ct);
        if (chat is null) return unknown!;
        if (RefusalOf(request, chat.InstanceId) is { } refusal) return refusal;
        return await receipts.FindLastReceivedAsync(chat.Id, ct) is { } message
            ? Answer(await receipts.ReadAsync(message, ct), caller, details => details)
            : Answer(
                new ReceiptOutcome.Done(chat.InstanceId, chat.Id, MessageId: null, ExternalMessageId: null), caller, details => details);
    }

    private static async Task<Results<Ok<Receipt>, ApiError>> ShowPresence(
        PresenceRequest request, Caller caller, Presence presence, CancellationToken ct)
    {
        if (caller.RefusalOf(request.InstanceId) is { } refusal) return refusal;
        var shownFor = ShownFor(request);
        var shown = await presence.ShowAsync(request.InstanceId, request.To.Trim(), shownFor, ct);
        return Answer(shown, caller, details => details with { Type = request.Type, Duration = (long)shownFor.TotalMilliseconds });
    }

    private static Results<Ok<Receipt>, ApiError> Answer(ReceiptOutcome outcome, Caller caller, Func<ReceiptDetails, ReceiptDetails> add) =>
        outcome switch
        {
            ReceiptOutcome.Done done => TypedResults.Ok(new Receipt { Success = true, Data = add(DetailsFor(caller, done)) }),
            ReceiptOutcome.NotSupported { Message: var message } => ApiError.NotSupported(message),
            ReceiptOutcome.Refused { Field: var field, Message: var message } => ApiError.Validation(field, message),
            ReceiptOutcome.NoInstance => ApiError.NotFound("Instance"),
            ReceiptOutcome.Failed { ErrorCode: "NO_MESSAGE", Error: var error } => ApiError.Validation("to", error),
            ReceiptOutcome.Failed { ErrorCode: var code, Error: var error } => ApiError.OfChannel(code, error),
            _ => throw new InvalidOperationException($"The union is closed: {outcome.GetType()}"),
        };

    /// <summary>A channel's message id may contain the sender's number, as WhatsApp's does.</summary>
    private static ReceiptDetails DetailsFor(Caller caller, ReceiptOutcome.Done done) => new()
    {
        InstanceId = done.InstanceId,
        ChatId = done.ChatId,
        MessageId = done.MessageId,
        ExternalMessageId = caller.SeesContent ? done.ExternalMessageId : null,
    };

    /// <summary>How long the channel shows it; zero for <c>paused</c>.</summary>
    private static TimeSpan ShownFor(PresenceRequest request) =>
        request.Type == PresenceType.Paused ? TimeSpan.Zero : TimeSpan.FromMilliseconds(request.Duration ?? DefaultPresenceMs);

    /// <summary>The refusal of a body that names another instance; null when it does not.</summary>
    private static ApiError? RefusalOf(ReadRequest? request, Guid instanceId) =>
        request?.InstanceId is null || request.InstanceId == instanceId
            ? null
            : ApiError.Validation("instanceId", "'instanceId' is not the instance of this chat");
}
