using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Instances;

namespace Omni.Api.Operations.Unsupported;

/// <summary>
/// Endpoints of Omni that no channel of this host supports: a clear refusal, never 404. Polls are not among them: a channel may support
/// them.
/// </summary>
internal static class UnsupportedEndpoints
{
    public static void MapUnsupported(this IEndpointRouteBuilder api)
    {
        var sends = api.MapGroup("/messages/send").WithTags("Not supported here").RequireScope(Scopes.Send).MayAnswer(404);
        Map(sends, "POST", "/embed", "sendEmbed", "Send an embed", "send embeds");
        Map(sends, "POST", "/forward", "forwardMessage", "Forward a message", "forward messages: send the content again");
        Map(sends, "POST", "/tts", "sendSpeech", "Send text as speech", "make speech: send a voice note with /messages/send/media");

        var messages = api.MapGroup("/messages").WithTags("Not supported here").RequireScope("messages:write").MayAnswer(404);
        Map(messages, "POST", "/edit", "editMessage", "Edit a sent message", "edit sent messages");
        Map(messages, "POST", "/edit-channel", "editMessageOnChannel", "Edit a sent message", "edit sent messages");
        Map(messages, "POST", "/delete", "deleteMessage", "Delete a sent message", "delete sent messages");
        Map(messages, "POST", "/delete-channel", "deleteMessageOnChannel", "Delete a sent message", "delete sent messages");

        var instances = api.MapGroup("/instances/{id}").WithTags("Not supported here").RequireScope("instances:write");
        MapOfInstance(instances, "GET", "/qr", "getQrCode", "Read a QR code to scan",
            "connect by QR code: it is connected with credentials");
        MapOfInstance(instances, "POST", "/pair", "pairInstance", "Ask for a pairing code",
            "connect by pairing code: it is connected with credentials");
        MapOfInstance(instances, "POST", "/sync", "startSync", "Sync history",
            "tell what was said before: only POST sync/profile can be synced");
        MapOfInstance(instances, "POST", "/groups", "createGroup", "Make a group", "make groups");

        var chats = api.MapGroup("/chats/{id}").WithTags("Not supported here").RequireScope("chats:write").WithQuery("instanceId")
            .TakesChannelIds();
        chats.MapPost("/participants", RefuseChat).WithName("addParticipant").WithSummary("Add a participant to a chat");
        chats.MapDelete("/participants/{platformUserId}", RefuseChat).WithName("removeParticipant")
            .WithSummary("Remove a participant from a chat");
    }

    private static void Map(RouteGroupBuilder group, string method, string path, string name, string summary, string what) => group
        .MapMethods(path, [method], (ForInstance? request, Caller caller, InstanceLookup lookup, CancellationToken ct) => RefuseAsync(
            request?.InstanceId, what, caller, lookup, ct))
        .WithName(name).WithSummary(summary);

    private static void MapOfInstance(
        RouteGroupBuilder group, string method, string path, string name, string summary, string what) => group
        .MapMethods(path, [method],
            (string id, Caller caller, InstanceLookup lookup, CancellationToken ct) => RefuseAsync(id, what, caller, lookup, ct))
        .WithName(name).WithSummary(summary);

    private static async Task<Results<Ok<Success>, ApiError>> RefuseAsync(
        string? instanceId, string what, Caller caller, InstanceLookup lookup, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(instanceId)) return ApiError.Validation("instanceId", "'instanceId' is required");
        var (row, refusal) = await lookup.FindAsync(instanceId, caller, ct);
        return row is null ? refusal! : ApiError.NotSupported($"The channel '{row.Channel}' cannot {what}");
    }

    private static async Task<Results<Ok<Success>, ApiError>> RefuseChat(
        string id, HttpRequest request, Caller caller, Addressing.NamedChats chats, CancellationToken ct)
    {
        var (chat, refusal) = await chats.FindAsync(id, request, caller, ct);
        return chat is null ? refusal! : ApiError.NotSupported($"The channel '{chat.Channel}' says itself who is in a chat");
    }

    /// <summary>A body of which only the instance matters.</summary>
    internal sealed record ForInstance
    {
        /// <summary>The instance, a UUID. Required.</summary>
        [Required]
        public string? InstanceId { get; init; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; set; }
    }
}
