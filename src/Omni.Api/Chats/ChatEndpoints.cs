using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Addressing;
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

    /// <summary>The types of Omni; chats of this host have the first three.</summary>
    private static readonly string[] ChatTypes =
        [ChatType.Direct, ChatType.Group, ChatType.Channel, "thread", "forum", "voice", "broadcast"];

    public static void MapChats(this IEndpointRouteBuilder api)
    {
        var chats = api.MapGroup("/chats").WithTags("Chats").RequireScope("chats:read").TakesChannelIds();
        chats.MapGet("/", List).Bounded().WithName("listChats").WithSummary("List chats, most recent message first")
            .WithQuery("instanceId", "channel", "chatType", "excludeChatTypes", "search", "unreadOnly", "pendingOnly",
                "attentionOnly", "label", "includeArchived", "includeHidden", "sort", "limit", "cursor");
        chats.MapGet("/by-external", ByExternal).WithName("getChatByExternalId")
            .WithSummary("Find a chat by its instance and the channel's id").WithQuery("instanceId", "externalId")
            .RequireScope(Caller.Content);
        chats.MapGet("/{id}", Get).WithName("getChat").WithSummary("Read one chat, by its id in this host or the channel's")
            .WithQuery("instanceId");
        chats.MapGet("/{id}/messages", Messages).Bounded().WithName("listChatMessages")
            .WithSummary("List the messages of a chat, newest first")
            .WithQuery(["instanceId", "mediaOnly", .. MessageFilter.Parameters]).RequireScope(Caller.Content);
        chats.MapGet("/{id}/participants", Participants).Bounded().WithName("listChatParticipants")
            .WithSummary("List the participants of a chat").WithQuery("instanceId");
    }

    private static async Task<Results<Ok<Page<Chat>>, ApiError>> List(
        HttpRequest request, Caller caller, ChatQueries queries, ChannelRegistry channels, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var filter = new ChatFilter
        {
            InstanceId = query.Id("instanceId"),
            Channels = query.Csv("channel"),
            ChatTypes = query.Csv("chatType", ChatTypes),
            ExcludedTypes = query.Csv("excludeChatTypes"),
            Search = query.Text("search") is { } search ? AddressSpellings.Sought(channels.All, search) : null,
            UnreadOnly = query.Flag("unreadOnly") ?? false,
            PendingOnly = query.Flag("pendingOnly") ?? false,
            AttentionOnly = query.Flag("attentionOnly") ?? false,
            Label = query.Text("label"),
            IncludeHidden = query.Flag("includeHidden") ?? false,
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

    private static async Task<Results<Ok<Data<Chat>>, ApiError>> Get(
        string id, HttpRequest request, Caller caller, NamedChats chats, CancellationToken ct)
    {
        var (chat, refusal) = await chats.FindAsync(id, request, caller, ct);
        return chat is not null ? TypedResults.Ok(new Data<Chat>(ChatView.Of(chat).For(caller))) : refusal!;
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
        string id, HttpRequest request, Caller caller, NamedChats chats, MessageFilters filters, MessageQueries messages,
        CancellationToken ct)
    {
        var (chat, refusal) = await chats.FindAsync(id, request, caller, ct);
        if (chat is null) return refusal!;
        var (filter, wrong) = await filters.ReadAsync(request.Query, chat.Id, caller, ct);
        return filter is null ? wrong! : TypedResults.Ok(await messages.ListAsync(filter, ct));
    }

    private static async Task<Results<Ok<Page<ChatParticipant>>, ApiError>> Participants(
        string id, HttpRequest request, Caller caller, NamedChats chats, ChatQueries queries, CancellationToken ct)
    {
        var (chat, refusal) = await chats.FindAsync(id, request, caller, ct);
        if (chat is null) return refusal!;
        var participants = await queries.ParticipantsAsync(chat.Id, MaxParticipants, ct);
        return TypedResults.Ok(
            new Page<ChatParticipant>([.. participants.Select(p => p.For(caller))], new PageMeta(HasMore: false, Cursor: null)));
    }
}
