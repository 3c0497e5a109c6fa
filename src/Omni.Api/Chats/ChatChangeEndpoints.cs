using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Foundation.Http;
using Omni.Api.Instances;
using Omni.Api.Projections;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Chats;

namespace Omni.Api.Chats;

/// <summary>Endpoints that change Omni's own data of chats. The channel is not informed.</summary>
internal static class ChatChangeEndpoints
{
    public static void AddChats(this IServiceCollection services)
    {
        services.AddSingleton<ChatQueries>();
        services.AddSingleton<ChatChanges>();
    }

    public static void MapChatChanges(this IEndpointRouteBuilder api)
    {
        api.MapPost("/chats", Create).Validated<CreateChatRequest>().WithTags("Chats").RequireScope("chats:write").MayAnswer(404)
            .WithName("createChat").WithSummary("Create a chat before its first message, or find the one with that id");
        var chats = api.MapGroup("/chats/{id}").WithTags("Chats").RequireScope("chats:write").WithQuery("instanceId")
            .TakesChannelIds();
        chats.MapPatch("/", Update).Validated<UpdateChatRequest>().WithName("updateChat")
            .WithSummary("Change a chat's name, description, picture or settings");
        chats.MapPost("/archive", Archive).WithName("archiveChat").WithSummary("Archive a chat");
        chats.MapPost("/unarchive", Unarchive).WithName("unarchiveChat").WithSummary("Unarchive a chat");
        chats.MapPost("/hide", Hide).WithName("hideChat").WithSummary("Hide a chat from lists, also when somebody writes");
        chats.MapPost("/unhide", Unhide).WithName("unhideChat").WithSummary("Show a hidden chat in lists again");
        chats.MapPost("/label", AddLabel).Validated<LabelRequest>().WithName("labelChat").WithSummary("Add a label to a chat");
        chats.MapDelete("/label", RemoveLabel).WithName("unlabelChat").WithQuery("label")
            .WithSummary("Remove a label from a chat; name it in the body or the query");
        chats.MapDelete("/", Delete).WithName("deleteChat")
            .WithSummary("Archive a chat, as POST archive does: messages, media and events stay. To erase a person, delete the contact");
    }

    private static async Task<Results<Created<Data<Chat>>, Ok<Data<Chat>>, ApiError>> Create(
        CreateChatRequest request, Caller caller, InstanceLookup lookup, ChannelRegistry channels, ChatChanges changes,
        CancellationToken ct)
    {
        if (caller.RefusalOfContent("Creating a chat by its number") is { } blind) return blind;
        var (instance, refusal) = await lookup.FindAsync(request.InstanceId!, caller, ct);
        if (instance is null) return refusal!;
        var plugin = channels.Get(instance.Channel);
        if (request.Channel is { } channel && channel != instance.Channel && (plugin is null || channels.Get(channel) != plugin))
            return ApiError.Validation("channel", $"'channel' must be '{instance.Channel}', the channel of the instance");
        var externalId = request.ExternalId!.Trim();
        if (plugin is IAddressingChannel addressing && (request.ChatType ?? ChatType.Direct) == ChatType.Direct)
        {
            if (addressing.Normalize(externalId) is not { } normal)
                return ApiError.Validation("externalId", $"'externalId' must be {addressing.Expected}");
            externalId = normal;
        }

        var sighting = new ChatSighting
        {
            InstanceId = instance.Id,
            Channel = instance.Channel,
            ExternalId = externalId,
            Addresses = [.. AddressSpellings.WithOthers(plugin, externalId).Where(IsAddress)],
            ChatType = request.ChatType ?? ChatType.Direct,
        };
        var (chat, isNew) = await changes.CreateAsync(sighting, request.Name, request.Description);
        var data = new Data<Chat>(chat.For(caller));
        return isNew ? TypedResults.Created($"/api/v2/chats/{chat.Id}", data) : TypedResults.Ok(data);

        bool IsAddress(string spelling) => !spelling.StartsWith('+');
    }

    private static Task<Results<Ok<Data<Chat>>, ApiError>> Update(
        string id, UpdateChatRequest request, HttpRequest http, Caller caller, NamedChats chats, ChatChanges changes,
        CancellationToken ct) => ChangeAsync(id, http, caller, chats, known => changes.UpdateAsync(known, request), ct);

    private static Task<Results<Ok<Data<Chat>>, ApiError>> Archive(
        string id, HttpRequest http, Caller caller, NamedChats chats, ChatChanges changes, CancellationToken ct) =>
        ChangeAsync(id, http, caller, chats, known => changes.ArchiveAsync(known, archived: true), ct);

    private static Task<Results<Ok<Data<Chat>>, ApiError>> Unarchive(
        string id, HttpRequest http, Caller caller, NamedChats chats, ChatChanges changes, CancellationToken ct) =>
        ChangeAsync(id, http, caller, chats, known => changes.ArchiveAsync(known, archived: false), ct);

    private static Task<Results<Ok<Data<Chat>>, ApiError>> Hide(
        string id, HttpRequest http, Caller caller, NamedChats chats, ChatChanges changes, CancellationToken ct) =>
        ChangeAsync(id, http, caller, chats, known => changes.HideAsync(known, hidden: true), ct);

    private static Task<Results<Ok<Data<Chat>>, ApiError>> Unhide(
        string id, HttpRequest http, Caller caller, NamedChats chats, ChatChanges changes, CancellationToken ct) =>
        ChangeAsync(id, http, caller, chats, known => changes.HideAsync(known, hidden: false), ct);

    private static Task<Results<Ok<Data<Chat>>, ApiError>> AddLabel(
        string id, LabelRequest request, HttpRequest http, Caller caller, NamedChats chats, ChatChanges changes, CancellationToken ct) =>
        ChangeAsync(id, http, caller, chats, known => changes.LabelAsync(known, request.Label!.Trim()), ct);

    /// <summary>Omni's clients name the label in the body; proxies may drop the body of a DELETE.</summary>
    private static async Task<Results<Ok<Data<Chat>>, ApiError>> RemoveLabel(
        string id, [FromBody] LabelRequest? request, HttpRequest http, Caller caller, NamedChats chats, ChatChanges changes,
        CancellationToken ct)
    {
        var label = request?.Label ?? new ListQuery(http.Query).Text("label");
        return ChatSettings.IsLabel(label)
            ? await ChangeAsync(id, http, caller, chats, known => changes.UnlabelAsync(known, label!.Trim()), ct)
            : ApiError.Validation("label", $"'label' must be 1 to {ChatSettings.MaxLabel} characters");
    }

    private static async Task<Results<Ok<ArchivedChat>, ApiError>> Delete(
        string id, HttpRequest http, Caller caller, NamedChats chats, ChatChanges changes, CancellationToken ct)
    {
        var (chat, refusal) = await chats.FindAsync(id, http, caller, ct);
        if (chat is null) return refusal!;
        return await changes.ArchiveAsync(chat.Id, archived: true) is null
            ? ApiError.NotFound("Chat")
            : TypedResults.Ok(new ArchivedChat());
    }

    private static async Task<Results<Ok<Data<Chat>>, ApiError>> ChangeAsync(
        string id, HttpRequest http, Caller caller, NamedChats chats, Func<Guid, Task<Chat?>> change, CancellationToken ct)
    {
        var (chat, refusal) = await chats.FindAsync(id, http, caller, ct);
        if (chat is null) return refusal!;
        return await change(chat.Id) is { } changed ? TypedResults.Ok(new Data<Chat>(changed.For(caller))) : ApiError.NotFound("Chat");
    }
}
