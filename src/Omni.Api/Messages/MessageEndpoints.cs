using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Storage;
using Omni.Contract.Messages;

namespace Omni.Api.Messages;

/// <summary>Endpoints that read messages.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Messages").RequireScope("messages:read").TakesChannelIds();
        messages.MapGet("/", List).Bounded().WithName("listMessages").WithSummary("List messages, newest first")
            .WithQuery(["chatId", "instanceId", "mediaOnly", .. MessageFilter.Parameters]);
        messages.MapGet("/by-external", ByExternal).WithName("getMessageByExternalId")
            .WithSummary("Find a message by the channel's id, in a chat, an instance or all")
            .WithQuery("chatId", "instanceId", "externalId");
        messages.MapGet("/{id}", Get).WithName("getMessage")
            .WithSummary("Read one message, by its id in this host or the channel's");
    }

    private static async Task<Results<Ok<Page<Message>>, ApiError>> List(
        HttpRequest request, Caller caller, MessageFilters filters, MessageQueries queries, CancellationToken ct)
    {
        var (filter, refusal) = await filters.ReadAsync(request.Query, chatId: null, caller, ct);
        return filter is null ? refusal! : TypedResults.Ok(await queries.ListAsync(filter, ct));
    }

    private static async Task<Results<Ok<Data<Message>>, ApiError>> Get(
        string id, Caller caller, MessageQueries queries, CancellationToken ct) =>
        await queries.FindAsync(id, caller.InstanceIds, ct) is { } found
            ? Show(found, caller)
            : ApiError.NoMessage("id", id, "Message");

    private static async Task<Results<Ok<Data<Message>>, ApiError>> ByExternal(
        HttpRequest request, Caller caller, MessageQueries queries, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (chatId, instanceId, given) = (query.Id("chatId"), query.Id("instanceId"), query.Text("externalId"));
        if (query.Refusal is { } refusal) return refusal;
        if (given is null)
        {
            return chatId is null
                ? ApiError.Validation("chatId", "'externalId' is required, alone or with 'chatId' or 'instanceId'")
                : ApiError.Validation("externalId", "'externalId' is required");
        }

        if (instanceId is not null && caller.RefusalOf(instanceId) is { } foreign) return foreign;
        var externalId = NamedMessages.ExternalIdOf(given);
        var found = chatId is { } chat
            ? await queries.FindByExternalIdAsync(chat, externalId, ct)
            : await queries.FindAsync(externalId, instanceId is { } one ? [one] : caller.InstanceIds, ct);
        return Show(found is { } message && (instanceId ?? message.InstanceId) == message.InstanceId ? message : null, caller);
    }

    private static Results<Ok<Data<Message>>, ApiError> Show(Message? message, Caller caller)
    {
        if (message is null) return ApiError.NotFound("Message");
        return caller.RefusalOf(message.InstanceId) is { } refusal ? refusal : TypedResults.Ok(new Data<Message>(message));
    }
}
