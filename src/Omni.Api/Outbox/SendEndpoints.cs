using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Http;

namespace Omni.Api.Outbox;

/// <summary>Sending.</summary>
internal static class SendEndpoints
{
    public static void MapSend(this IEndpointRouteBuilder api)
    {
        var send = api.MapGroup("/messages/send").WithTags("Send").RequireScope("messages:write");
        send.MapPost("/", SendText).Validated<SendTextRequest>().WithName("sendText").WithSummary("Send a text message");
    }

    private static async Task<Results<Created<Data<SentMessage>>, ApiError>> SendText(SendTextRequest request, Caller caller, Postbox postbox, TimeProvider time, CancellationToken ct)
    {
        var command = request.ToCommand();
        if (!caller.MaySee(command.InstanceId)) return ApiError.Forbidden("This key may not use that instance");
        return Answer(command, await postbox.SendAsync(command, ct), time);
    }

    private static Results<Created<Data<SentMessage>>, ApiError> Answer(SendCommand command, SendOutcome outcome, TimeProvider time) => outcome switch
    {
        SendOutcome.Sent { Pieces: var pieces } => TypedResults.Created((string?)null, new Data<SentMessage>(new SentMessage
        {
            MessageId = pieces[0].MessageId,
            ExternalMessageId = pieces[0].ExternalMessageId,
            InstanceId = command.InstanceId,
            To = command.To,
            Timestamp = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Parts = pieces.Count > 1 ? pieces : null,
        })),
        SendOutcome.Failed failed => new ApiError(502, "CHANNEL_SEND_FAILED", failed.Result.Error, new
        {
            messageId = failed.MessageId,
            errorCode = failed.Result.ErrorCode,
            retryable = failed.Result.RetryAfter is not null,
            sentBefore = failed.Before,
        }),
        SendOutcome.Unsettled unsettled => new ApiError(504, "CHANNEL_TIMEOUT", unsettled.Reason, new { messageId = unsettled.MessageId }),
        SendOutcome.Refused refused => refused.Reason switch
        {
            SendOutcome.Refusal.NoInstance => ApiError.NotFound("Instance"),
            SendOutcome.Refusal.NotSupported => ApiError.NotSupported(refused.Message),
            SendOutcome.Refusal.BadRecipient => ApiError.Validation("to", refused.Message),
            SendOutcome.Refusal.NotOnChannel => new ApiError(400, "RECIPIENT_NOT_ON_CHANNEL", refused.Message),
            _ => ApiError.NotConnected(refused.Message),
        },
        _ => throw new InvalidOperationException($"The union is closed: {outcome.GetType()}"),
    };
}
