using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Audit;
using Omni.Api.Foundation.Http;
using Omni.Api.Foundation.Http.Unknown;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;
using Omni.Contract.Contents;
using Omni.Contract.Sending;
using SendResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Created<Omni.Contract.Data<Omni.Contract.Sending.SentMessage>>,
    Microsoft.AspNetCore.Http.HttpResults.Accepted<Omni.Contract.Data<Omni.Contract.Sending.AcceptedMessage>>,
    Omni.Api.Foundation.Http.ApiError>;

namespace Omni.Api.Sending;

/// <summary>Endpoints that send.</summary>
internal static class SendEndpoints
{
    public static void MapSend(this IEndpointRouteBuilder api)
    {
        api.MapGroup("/messages").WithTags("Send").RequireScope(Scopes.Send).MayAnswer(404, 409, 502, 503, 504).MapReactions();
        var send = api.MapGroup("/messages/send").WithTags("Send").RequireScope(Scopes.Send).MayAnswer(404, 409, 502, 503, 504);
        send.MapPost("/", Send<SendTextRequest>).PointsToOtherEndpoints().Validated<SendTextRequest>().WithName("sendText")
            .WithSummary("Send a text message, also with buttons, a list or the request for a location");
        send.MapSendMedia();
        send.MapPost("/handoff", Send<SendHandoffRequest>).Validated<SendHandoffRequest>().WithName("sendHandoff")
            .WithSummary("Send a text that a human takes over, and pause the agents of the chat");
        send.MapPost("/contact", Send<SendContactRequest>).Validated<SendContactRequest>().WithName("sendContact")
            .WithSummary("Send contact cards");
        send.MapPost("/location", Send<SendLocationRequest>).Validated<SendLocationRequest>().WithName("sendLocation")
            .WithSummary("Send a location");
        send.MapPost("/template", Send<SendTemplateRequest>).Validated<SendTemplateRequest>().WithName("sendTemplate")
            .WithSummary("Send an approved template");
        send.MapPost("/poll", Send<SendPollRequest>).Validated<SendPollRequest>().WithName("sendPoll")
            .WithSummary("Send a poll, if the channel supports polls");
        send.MapPost("/interactive", Send<SendInteractiveRequest>).Validated<SendInteractiveRequest>().WithName("sendInteractive")
            .WithSummary("Send buttons, a list, products, a flow or another interactive message");
    }

    /// <summary>Sends and answers a request that is valid.</summary>
    public static Task<SendResults> Send<T>(
        T request, HttpContext http, Caller caller, MessageSubmission submission, TimeProvider time, CancellationToken ct)
        where T : SendRequest
    {
        if (request.SentBy is not null) UnknownFieldsFilter.Ignore(http, "sentBy");
        if (request is SendHandoffRequest handoff && Handoff.Unused(handoff) is { Count: > 0 } unused)
            UnknownFieldsFilter.Ignore(http, [.. unused]);
        return SendAsync(SendContents.CommandOf(request), http, caller, submission, time, ct);
    }

    /// <summary>Sends and answers any kind of request.</summary>
    public static async Task<SendResults> SendAsync(
        SendCommand command, HttpContext http, Caller caller, MessageSubmission submission, TimeProvider time, CancellationToken ct)
    {
        if (caller.RefusalOf(command.InstanceId) is { } foreign) return foreign;
        if (command is { Content: TemplateContent { DespiteOptOut: true } } or { Fallback: TemplateContent { DespiteOptOut: true } })
            AuditNote.Add(http, "despiteOptOut");
        var (asked, refusal) = SendHeaders.Read(http, command, caller);
        return refusal is not null ? refusal : Answer(asked, await submission.SendAsync(asked, ct), time);
    }

    /// <summary>The refusal that an outcome is; those that sent or stored something are none.</summary>
    public static ApiError RefusalOf(SendCommand command, SendOutcome outcome, TimeProvider time) =>
        Answer(command, outcome, time).Result as ApiError
            ?? throw new InvalidOperationException($"{outcome.GetType().Name} is no refusal");

    private static SendResults Answer(SendCommand command, SendOutcome outcome, TimeProvider time) => outcome switch
    {
        SendOutcome.Sent sent => TypedResults.Created((string?)null, new Data<SentMessage>(SendView.Of(command, sent))),
        SendOutcome.Accepted accepted => Later(SendView.Of(command, accepted)),
        SendOutcome.Delayed { Until: null, IsHeld: false } kept =>
            new ApiError(
                503,
                "CHANNEL_NOT_CONNECTED",
                $"{kept.Reason}. The message is kept and goes out when the instance can send again: do not send it again",
                new { id = kept.MessageId, messageId = kept.MessageId, status = SendStatus.Waiting }),
        SendOutcome.Delayed delayed => Later(SendView.Of(command, delayed, time.GetUtcNow())),
        SendOutcome.Failed failed => new ApiError(502, "CHANNEL_SEND_FAILED", failed.Result.Error, new
        {
            id = failed.MessageId,
            messageId = failed.MessageId,
            errorCode = failed.Result.ErrorCode,
            omniCode = failed.Result.OmniCode,
            retryable = failed.Result.RetryAfter is not null,
            sentBefore = failed.Before,
            threadHeldBy = failed.ThreadHeldBy,
            fallbackTemplate = failed.FallbackTemplate,
        }),
        SendOutcome.NotNow { Result: var refusal } =>
            new ApiError(502, "CHANNEL_SEND_FAILED", refusal.Error, new
            {
                errorCode = refusal.ErrorCode,
                omniCode = refusal.OmniCode,
                retryable = false,
            }),
        SendOutcome.Unsettled { MessageId: var id } unsettled =>
            new ApiError(504, "CHANNEL_TIMEOUT", unsettled.Reason, new { id, messageId = id }),
        SendOutcome.Full full =>
            ApiError.TooMany("Too many messages of this instance wait to be sent; nothing was stored", full.RetryAfter),
        SendOutcome.Invalid { Faults: var faults } => ApiError.Validation(
            faults.Select(f => FieldNames.Of(command, f)).GroupBy(f => f.Path, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(f => f.Message).ToArray())),
        SendOutcome.Refused refused => refused.Reason switch
        {
            SendOutcome.Refusal.NoInstance => ApiError.NotFound("Instance"),
            SendOutcome.Refusal.NotSupported => ApiError.NotSupported(refused.Message),
            SendOutcome.Refusal.BadRecipient => ApiError.Validation("to", refused.Message),
            SendOutcome.Refusal.NotOnChannel => new ApiError(400, "RECIPIENT_NOT_ON_CHANNEL", refused.Message),
            SendOutcome.Refusal.NotChecked =>
                new ApiError(502, "CHANNEL_SEND_FAILED", refused.Message, new { errorCode = "NOT_CHECKED", retryable = true }),
            SendOutcome.Refusal.KeyReused => ApiError.Conflict(refused.Message),
            _ => ApiError.NotConnected(refused.Message),
        },
        _ => throw new InvalidOperationException($"The union is closed: {outcome.GetType()}"),
    };

    private static Accepted<Data<AcceptedMessage>> Later(AcceptedMessage message) =>
        TypedResults.Accepted($"/api/v2/messages/{message.MessageId}", new Data<AcceptedMessage>(message));
}
