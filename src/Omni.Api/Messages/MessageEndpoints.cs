using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Contract.Messages;

namespace Omni.Api.Messages;

/// <summary>Endpoints that read messages.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Messages").RequireScope("messages:read");
        messages.MapGet("/", List).Bounded().WithName("listMessages").WithSummary("List messages, newest first")
            .WithQuery(["chatId", "instanceId", .. MessageFilter.Parameters]);
        messages.MapGet("/by-external", ByExternal).WithName("getMessageByExternalId")
            .WithSummary("Find a message by its chat and the channel's id").WithQuery("chatId", "externalId");
        messages.MapGet("/{id}", Get).WithName("getMessage").WithSummary("Read one message");
    }

    private static async Task<Results<Ok<Page<Message>>, ApiError>> List(
        HttpRequest request, Caller caller, MessageQueries queries, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var filter = MessageFilter.From(query, caller);
        if (query.Refusal is { } refusal) return refusal;
        if (filter.InstanceId is { } instance && caller.RefusalOf(instance) is { } foreign) return foreign;
        return TypedResults.Ok(await queries.ListAsync(filter, ct));
    }

    private static async Task<Results<Ok<Data<Message>>, ApiError>> Get(
        string id, Caller caller, MessageQueries queries, CancellationToken ct) =>
        Guid.TryParse(id, out var messageId)
            ? Show(await queries.FindAsync(messageId, ct), caller)
            : ApiError.Validation("id", $"'id' must be a UUID, not '{id}'");

    private static async Task<Results<Ok<Data<Message>>, ApiError>> ByExternal(
        HttpRequest request, Caller caller, MessageQueries queries, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (chatId, externalId) = (query.Id("chatId"), query.Text("externalId"));
        if (query.Refusal is { } refusal) return refusal;
        if (chatId is null) return ApiError.Validation("chatId", "'chatId' is required");
        return externalId is null
            ? ApiError.Validation("externalId", "'externalId' is required")
            : Show(await queries.FindByExternalIdAsync(chatId.Value, externalId, ct), caller);
    }

    private static Results<Ok<Data<Message>>, ApiError> Show(Message? message, Caller caller)
    {
        if (message is null) return ApiError.NotFound("Message");
        return caller.RefusalOf(message.InstanceId) is { } refusal ? refusal : TypedResults.Ok(new Data<Message>(message));
    }
}
