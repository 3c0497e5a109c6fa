using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Http;
using Omni.Api.Outbox;

namespace Omni.Api.Sending;

/// <summary>Sending.</summary>
internal static class SendEndpoints
{
    public static void MapSend(this IEndpointRouteBuilder api)
    {
        var send = api.MapGroup("/messages/send").WithTags("Send").RequireScope("messages:write");
        send.MapPost("/", Send<SendTextRequest>).Validated<SendTextRequest>().WithName("sendText").WithSummary("Send a text message");
        send.MapSendMedia();
        send.MapPost("/reaction", Send<SendReactionRequest>).Validated<SendReactionRequest>().WithName("sendReaction").WithSummary("React to a message, or take the reaction back");
        send.MapPost("/contact", Send<SendContactRequest>).Validated<SendContactRequest>().WithName("sendContact").WithSummary("Send contact cards");
        send.MapPost("/location", Send<SendLocationRequest>).Validated<SendLocationRequest>().WithName("sendLocation").WithSummary("Send a location");
        send.MapPost("/template", Send<SendTemplateRequest>).Validated<SendTemplateRequest>().WithName("sendTemplate").WithSummary("Send an approved template");
        send.MapPost("/interactive", Send<SendInteractiveRequest>).Validated<SendInteractiveRequest>().WithName("sendInteractive").WithSummary("Send buttons, a list, products, a flow or another interactive message");
    }

    private static Task<Results<Created<Data<SentMessage>>, ApiError>> Send<T>(T request, Caller caller, Postbox postbox, TimeProvider time, CancellationToken ct)
        where T : ISendRequest => SendAsync(request.ToCommand(), caller, postbox, time, ct);

    /// <summary>Sends and answers, whatever the request was.</summary>
    public static async Task<Results<Created<Data<SentMessage>>, ApiError>> SendAsync(SendCommand command, Caller caller, Postbox postbox, TimeProvider time, CancellationToken ct)
    {
        if (!caller.MaySee(command.InstanceId)) return ApiError.Forbidden("This key may not use that instance");
        return Answer(command, await postbox.SendAsync(command, ct), time);
    }

    private static Results<Created<Data<SentMessage>>, ApiError> Answer(SendCommand command, SendOutcome outcome, TimeProvider time) => outcome switch
    {
        SendOutcome.Sent { Pieces: var pieces } => TypedResults.Created((string?)null, new Data<SentMessage>(SentMessage.Of(command, pieces, time.GetUtcNow()))),
        SendOutcome.Failed failed => new ApiError(502, "CHANNEL_SEND_FAILED", failed.Result.Error, new
        {
            messageId = failed.MessageId,
            errorCode = failed.Result.ErrorCode,
            retryable = failed.Result.RetryAfter is not null,
            sentBefore = failed.Before,
        }),
        SendOutcome.Unsettled unsettled => new ApiError(504, "CHANNEL_TIMEOUT", unsettled.Reason, new { messageId = unsettled.MessageId }),
        SendOutcome.Invalid { Faults: var faults } => ApiError.Validation(faults.GroupBy(f => f.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(f => f.Message).ToArray())),
        SendOutcome.Refused refused => refused.Reason switch
        {
            SendOutcome.Refusal.NoInstance => ApiError.NotFound("Instance"),
            SendOutcome.Refusal.NotSupported => ApiError.NotSupported(refused.Message),
            SendOutcome.Refusal.BadRecipient => ApiError.Validation("to", refused.Message),
            SendOutcome.Refusal.NotOnChannel => new ApiError(400, "RECIPIENT_NOT_ON_CHANNEL", refused.Message),
            SendOutcome.Refusal.NotChecked => new ApiError(502, "CHANNEL_SEND_FAILED", refused.Message, new { errorCode = "NOT_CHECKED", retryable = true }),
            _ => ApiError.NotConnected(refused.Message),
        },
        _ => throw new InvalidOperationException($"The union is closed: {outcome.GetType()}"),
    };
}
