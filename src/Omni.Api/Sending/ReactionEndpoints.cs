using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Foundation.Http.Unknown;
using Omni.Api.Sending.Submission;
using Omni.Contract.Contents;
using Omni.Contract.Sending;
using ReactionResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Omni.Contract.SuccessData<Omni.Contract.Sending.SentMessage>>,
    Microsoft.AspNetCore.Http.HttpResults.Accepted<Omni.Contract.SuccessData<Omni.Contract.Sending.AcceptedMessage>>,
    Omni.Api.Foundation.Http.ApiError>;

namespace Omni.Api.Sending;

/// <summary>Endpoints that react to messages and take reactions back. They answer in Omni's shape, with <c>success</c>.</summary>
internal static class ReactionEndpoints
{
    public static void MapReactions(this RouteGroupBuilder messages)
    {
        messages.MapPost("/send/reaction", SendReaction).Validated<SendReactionRequest>().WithName("sendReaction")
            .WithSummary("React to a message, or remove the reaction");
        messages.MapDelete("/{id}/reactions", RemoveReaction).WithName("removeReaction")
            .WithSummary("Take back the instance's reaction to a message, by its id in this host or the channel's");
    }

    private static async Task<ReactionResults> SendReaction(
        SendReactionRequest request, HttpContext http, Caller caller, MessageSubmission submission, TimeProvider time,
        CancellationToken ct) =>
        AnswerOf((await SendEndpoints.Send(request, http, caller, submission, time, ct)).Result);

    private static async Task<ReactionResults> RemoveReaction(
        string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RemoveReactionRequest? request, HttpContext http, Caller caller,
        MessageReference messages, MessageSubmission submission, TimeProvider time, CancellationToken ct)
    {
        var instanceId = request?.InstanceId;
        if (instanceId is { } one && caller.RefusalOf(one) is { } closed) return closed;
        var (named, to) = await messages.FindAsync(id, caller.InstancesAmong(instanceId), ct);
        if (named.Row is not { } message) return named.RefusalOf("id", id, "Message");
        if (caller.RefusalOf(message.InstanceId) is { } foreign) return foreign;
        if (instanceId is not null && instanceId != message.InstanceId)
            return ApiError.Validation("instanceId", "'instanceId' is not the instance of this message");
        if (message.ExternalId is not { } externalId) return ApiError.Validation("id", "The channel does not know the message yet");
        if (request?.PlatformUserId is not null) UnknownFieldsFilter.Ignore(http, "platformUserId");
        var command = new SendCommand
        {
            InstanceId = message.InstanceId,
            To = to!,
            Content = new ReactionContent { TargetMessageId = externalId, Emoji = "" },
        };
        return AnswerOf((await SendEndpoints.SendAsync(command, http, caller, submission, time, ct)).Result);
    }

    private static ReactionResults AnswerOf(IResult result) => result switch
    {
        Created<Data<SentMessage>> { Value.Value: var sent } => TypedResults.Ok(new SuccessData<SentMessage>(sent)),
        Accepted<Data<AcceptedMessage>> { Location: var at, Value.Value: var accepted } =>
            TypedResults.Accepted(at, new SuccessData<AcceptedMessage>(accepted)),
        ApiError error => error,
        _ => throw new InvalidOperationException($"The union is closed: {result.GetType()}"),
    };
}
