using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
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
        var chats = api.MapGroup("/chats/{id}").WithTags("Chats").RequireScope("chats:write");
        chats.MapPatch("/", Update).Validated<UpdateChatRequest>().WithName("updateChat")
            .WithSummary("Change a chat's name, description, picture or settings");
        chats.MapPost("/archive", Archive).WithName("archiveChat").WithSummary("Archive a chat");
        chats.MapPost("/unarchive", Unarchive).WithName("unarchiveChat").WithSummary("Unarchive a chat");
        chats.MapDelete("/", Delete).WithName("deleteChat")
            .WithSummary("Archive a chat, as POST archive does: messages, media and events stay. To erase a person, delete the contact");
    }

    private static async Task<Results<Ok<Data<Chat>>, ApiError>> Update(
        string id, UpdateChatRequest request, Caller caller, ChatQueries queries, ChatChanges changes, CancellationToken ct)
    {
        var (chat, refusal) = await ChangeAsync(id, caller, queries, known => changes.UpdateAsync(known, request), ct);
        return chat is not null ? Show(chat, caller) : refusal!;
    }

    private static async Task<Results<Ok<Data<Chat>>, ApiError>> Archive(
        string id, Caller caller, ChatQueries queries, ChatChanges changes, CancellationToken ct)
    {
        var (chat, refusal) = await ChangeAsync(id, caller, queries, known => changes.ArchiveAsync(known, archived: true), ct);
        return chat is not null ? Show(chat, caller) : refusal!;
    }

    private static async Task<Results<Ok<Data<Chat>>, ApiError>> Unarchive(
        string id, Caller caller, ChatQueries queries, ChatChanges changes, CancellationToken ct)
    {
        var (chat, refusal) = await ChangeAsync(id, caller, queries, known => changes.ArchiveAsync(known, archived: false), ct);
        return chat is not null ? Show(chat, caller) : refusal!;
    }

    private static async Task<Results<Ok<ArchivedChat>, ApiError>> Delete(
        string id, Caller caller, ChatQueries queries, ChatChanges changes, CancellationToken ct)
    {
        var (chat, refusal) = await ChangeAsync(id, caller, queries, known => changes.ArchiveAsync(known, archived: true), ct);
        return chat is not null ? TypedResults.Ok(new ArchivedChat()) : refusal!;
    }

    private static Ok<Data<Chat>> Show(Chat chat, Caller caller) => TypedResults.Ok(new Data<Chat>(chat.For(caller)));

    private static async Task<(Chat? Chat, ApiError? Refusal)> ChangeAsync(
        string id, Caller caller, ChatQueries queries, Func<Guid, Task<Chat?>> change, CancellationToken ct)
    {
        var (chat, refusal) = await ChatEndpoints.FindAsync(id, caller, queries, ct);
        if (chat is null) return (null, refusal);
        return await change(chat.Id) is { } changed ? (changed, null) : (null, ApiError.NotFound("Chat"));
    }
}
