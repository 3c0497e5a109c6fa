using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>The users that a number has blocked. https://developers.facebook.com/docs/whatsapp/cloud-api/block-users</summary>
internal static class BlockList
{
    private const string Product = "messaging_product", Users = "block_users";
    private const int MaxUsers = 64_000, MaxPerCall = 1000;

    private static readonly GraphFields<string> Fields = new GraphFields<string>("BlockedUser", null, Product, "wa_id", "user_id")
        .With(Product, _ => "whatsapp")
        .With("wa_id", user => UserKey.IsPhone(user) ? user : null)
        .With("user_id", user => UserKey.IsPhone(user) ? null : user);

    public static IResult Get(GraphRequest request, PhoneStates states)
    {
        var state = states.Of(request.Id);
        IReadOnlyList<string> blocked;
        lock (state.Gate) blocked = [.. state.Blocked.Keys];
        return GraphPage<string>.Answer(blocked, Fields, request);
    }

    public static IResult Block(GraphRequest request, PhoneStates states, ServiceWindows windows)
    {
        if (Refuse(request) is { } refusal) return refusal;
        var state = states.Of(request.Id);
        return Change(request, "added_users", user =>
        {
            if (!windows.IsOpen(request.Number, user))
                return Error(131047, "Re-engagement message", "Only users who wrote in the last 24 hours can be blocked");
            lock (state.Gate)
            {
                if (state.Blocked.Count >= MaxUsers && !state.Blocked.ContainsKey(user))
                    return Error(139101, "Blocklist limit reached", $"At most {MaxUsers} users can be blocked");
                state.Blocked[user] = user;
                return null;
            }
        });
    }

    public static IResult Unblock(GraphRequest request, PhoneStates states)
    {
        if (Refuse(request) is { } refusal) return refusal;
        var state = states.Of(request.Id);
        return Change(request, "removed_users", user =>
        {
            lock (state.Gate) state.Blocked.Remove(user);
            return null;
        });
    }

    private static IResult? Refuse(GraphRequest request)
    {
        if (request.Text(Product) != "whatsapp") return GraphFailure.Required(Product);
        var users = request.Items(Users);
        if (users.Count == 0) return GraphFailure.Required(Users);
        if (users.Count > MaxPerCall)
            return GraphFailure.Of(130429, "(#130429) Rate limit hit", 400, details: $"At most {MaxPerCall} users in a call");
        return users.Any(u => InputOf(u) is null) ? GraphFailure.Parameter("Param block_users[0] must have one of user, user_id") : null;
    }

    /// <summary>Changes the list user by user; who could not be changed is named with the reason.</summary>
    private static IResult Change(GraphRequest request, string doneName, Func<string, JsonObject?> change)
    {
        var (done, failed) = (new JsonArray(), new JsonArray());
        foreach (var input in request.Items(Users).Select(u => InputOf(u)!))
        {
            var user = UserKey.Of(input);
            var entry = new JsonObject { ["input"] = input, [UserKey.IsPhone(user) ? "wa_id" : "user_id"] = user };
            var error = UserKey.IsPhone(user) || UserKey.IsUserId(user)
                ? change(UserKey.PersonOf(user))
                : Error(131009, "Parameter value is not valid", "It is neither a phone number nor a user id");
            if (error is not null) entry["errors"] = new JsonArray(error);
            (error is null ? done : failed).Add(entry);
        }

        var answer = new JsonObject { [Product] = "whatsapp", [Users] = new JsonObject { [doneName] = done } };
        if (failed.Count == 0) return Results.Json(answer);
        answer[Users]!["failed_users"] = failed;
        return done.Count > 0 ? Results.Json(answer) : new GraphError(139100, "(#139100) Failed to block/unblock some users", 400)
        {
            Details = "Failed to block/unblock some users, see the list of failed users",
            Beside = answer,
        };
    }

    private static string? InputOf(JsonElement user) => user.Text("user") ?? user.Text("user_id");

    private static JsonObject Error(int code, string message, string details) => new()
    {
        ["message"] = $"(#{code}) {message}",
        ["code"] = code,
        ["error_data"] = new JsonObject { ["details"] = details },
    };
}
