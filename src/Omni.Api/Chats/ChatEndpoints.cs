using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Messages;
using Omni.Api.Plugins;
using Omni.Api.Reads;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Chats;
using Omni.Contract.Messages;

namespace Omni.Api.Chats;

/// <summary>Endpoints that read chats.</summary>
internal static class ChatEndpoints
{
    private const int MaxParticipants = 1024;

    public static void MapChats(this IEndpointRouteBuilder api)
    {
        var chats = api.MapGroup("/chats").WithTags("Chats").RequireScope("chats:read");
        chats.MapGet("/", List).Bounded().WithName("listChats").WithSummary("List chats, most recent message first")
            .WithQuery("instanceId", ChatType.Channel, "chatType", "search", "unreadOnly", "includeArchived", "sort", "limit", "cursor");
        chats.MapGet("/by-external", ByExternal).WithName("getChatByExternalId")
            .WithSummary("Find a chat by its instance and the channel's id").WithQuery("instanceId", "externalId")
            .RequireScope(Caller.Content);
        chats.MapGet("/{id}", Get).WithName("getChat").WithSummary("Read one chat");
        chats.MapGet("/{id}/messages", Messages).Bounded().WithName("listChatMessages")
            .WithSummary("List the messages of a chat, newest first").WithQuery(MessageFilter.Parameters).RequireScope(Caller.Content);
        chats.MapGet("/{id}/participants", Participants).Bounded().WithName("listChatParticipants")
            .WithSummary("List the participants of a chat");
    }

    private static async Task<Results<Ok<Page<Chat>>, ApiError>> List(
        HttpRequest request, Caller caller, ChatQueries queries, ChannelRegistry channels, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var filter = new ChatFilter
        {
            InstanceId = query.Id("instanceId"),
            Channels = query.Csv("channel"),
            ChatTypes = query.Csv("chatType", [ChatType.Direct, ChatType.Group, ChatType.Channel]),
            Search = query.Text("search") is { } search ? AddressSpellings.Sought(channels.All, search) : null,
            UnreadOnly = query.Flag("unreadOnly") ?? false,
            IncludeArchived = query.Flag("includeArchived") ?? false,
            Order = ChatOrder.From(query),
            Visible = caller.InstanceIds,
            Limit = query.Limit(),
            Cursor = query.Cursor(),
        };
        if (query.Refusal is { } refusal) return refusal;
        if (filter.InstanceId is { } instance && caller.RefusalOf(instance) is { } foreign) return foreign;
        if (filter.Search is not null && caller.RefusalOfContent("A search of names and numbers") is { } blind) return blind;
        return TypedResults.Ok((await queries.ListAsync(filter, ct)).Select(chat => chat.For(caller)));
    }

    private static async Task<Results<Ok<Data<Chat>>, ApiError>> Get(string id, Caller caller, ChatQueries queries, CancellationToken ct)
    {
        var (chat, refusal) = await FindAsync(id, caller, queries, ct);
        return chat is not null ? TypedResults.Ok(new Data<Chat>(chat.For(caller))) : refusal!;
    }

    private static async Task<Results<Ok<Data<Chat>>, ApiError>> ByExternal(
        HttpRequest request, Caller caller, ChatQueries queries, ChannelDirectory directory, ChannelRegistry channels,
        CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (instanceId, externalId) = (query.Id("instanceId"), query.Text("externalId"));
        if (query.Refusal is { } refusal) return refusal;
        if (instanceId is null) return ApiError.Validation("instanceId", "'instanceId' is required");
        if (externalId is null) return ApiError.Validation("externalId", "'externalId' is required");
        if (caller.RefusalOf(instanceId) is { } foreign) return foreign;
        var plugin = await directory.FindChannelAsync(instanceId.Value, ct) is { } channel ? channels.Get(channel) : null;
        return await queries.FindByExternalIdAsync(instanceId.Value, AddressSpellings.Of(plugin, externalId), ct) is { } chat
            ? TypedResults.Ok(new Data<Chat>(chat))
            : ApiError.NotFound("Chat");
    }

    private static async Task<Results<Ok<Page<Message>>, ApiError>> Messages(
        string id, HttpRequest request, Caller caller, ChatQueries queries, MessageQueries messages, CancellationToken ct)
    {
        var (chat, refusal) = await FindAsync(id, caller, queries, ct);
        if (chat is null) return refusal!;
        var query = new ListQuery(request.Query);
        var filter = MessageFilter.From(query, caller) with { ChatId = chat.Id };
        return query.Refusal is { } wrong ? wrong : TypedResults.Ok(await messages.ListAsync(filter, ct));
    }

    private static async Task<Results<Ok<Page<ChatParticipant>>, ApiError>> Participants(
        string id, Caller caller, ChatQueries queries, CancellationToken ct)
    {
        var (chat, refusal) = await FindAsync(id, caller, queries, ct);
        if (chat is null) return refusal!;
        var participants = await queries.ParticipantsAsync(chat.Id, MaxParticipants, ct);
        return TypedResults.Ok(
            new Page<ChatParticipant>([.. participants.Select(p => p.For(caller))], new PageMeta(HasMore: false, Cursor: null)));
    }

    internal static async Task<(Chat? Chat, ApiError? Refusal)> FindAsync(
        string id, Caller caller, ChatQueries queries, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var chatId)) return (null, ApiError.Validation("id", $"'id' must be a UUID, not '{id}'"));
        if (await queries.FindAsync(chatId, ct) is not { } chat) return (null, ApiError.NotFound("Chat"));
        return caller.RefusalOf(chat.InstanceId) is { } refusal ? (null, refusal) : (chat, null);
    }
}
