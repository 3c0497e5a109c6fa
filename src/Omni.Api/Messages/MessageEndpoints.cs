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
        var messages = api.MapGroup("/messages").WithTags("Messages").RequireScope("messages:read").TakesChannelIds();
        messages.MapGet("/", List).Bounded().WithName("listMessages").WithSummary("List messages, newest first")
            .WithQuery(["chatId", "instanceId", "mediaOnly", .. MessageFilter.Parameters]);
        messages.MapGet("/by-external", ByExternal).WithName("getMessageByExternalId")
            .WithSummary("Find a message by the channel's id, in a chat, an instance or all")
            .WithQuery("chatId", "instanceId", "externalId").MayAnswerNull();
        messages.MapGet("/{id}", Get).WithName("getMessage")
            .WithSummary("Read one message, by its id in this host or the channel's").WithQuery("instanceId");
    }

    private static async Task<Results<Ok<Page<Message>>, ApiError>> List(
        HttpRequest request, Caller caller, MessageFilters filters, MessageQueries queries, CancellationToken ct)
    {
        var (filter, refusal) = await filters.ReadAsync(request.Query, chatId: null, caller, ct);
        return filter is null ? refusal! : TypedResults.Ok(await queries.ListAsync(filter, ct));
    }

    private static async Task<Results<Ok<Data<Message>>, ApiError>> Get(
        string id, HttpRequest request, Caller caller, MessageQueries queries, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var instanceId = query.Id("instanceId");
        if (query.Refusal is { } refusal) return refusal;
        if (instanceId is { } one && caller.RefusalOf(one) is { } closed) return closed;
        var (found, named) = await queries.FindAsync(id, caller.InstancesAmong(instanceId), ct);
        if (found is null) return named.RefusalOf("id", id, "Message");
        if ((instanceId ?? found.InstanceId) != found.InstanceId) return ApiError.NotFound("Message");
        return caller.RefusalOf(found.InstanceId) is { } foreign ? foreign : TypedResults.Ok(new Data<Message>(found));
    }

    /// <summary>Omni's clients expect no message rather than an error when none has the id.</summary>
    private static async Task<Results<Ok<Data<Message?>>, ApiError>> ByExternal(
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

        if (instanceId is { } one && caller.RefusalOf(one) is { } foreign) return foreign;
        var (found, named) = chatId is { } chat
            ? (await queries.FindOfChatAsync(chat, given, ct), null)
            : await queries.FindAsync(given, caller.InstancesAmong(instanceId), ct);
        if (named is { IsAmbiguous: true }) return named.RefusalOf("externalId", given, "Message");
        if (found is null || (instanceId ?? found.InstanceId) != found.InstanceId) return TypedResults.Ok(new Data<Message?>(null));
        return caller.RefusalOf(found.InstanceId) is { } hidden ? hidden : TypedResults.Ok(new Data<Message?>(found));
    }
}
