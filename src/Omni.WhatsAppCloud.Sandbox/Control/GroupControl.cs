using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.Groups;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Simulates people who join groups by their links, and leave them.</summary>
internal static class GroupControl
{
    public static void MapGroups(this RouteGroupBuilder control)
    {
        control.MapPost("/groups/{id}/participants", Join);
        control.MapDelete("/groups/{id}/participants/{user}", Leave);
    }

    private static IResult Join(string id, JsonElement body, GroupStore groups, GroupMembers members)
    {
        if (groups.Find(id) is not { } group) return ControlEndpoints.Refuse($"there is no group {id}");
        if (body.Unknown("user") is { } complaint) return ControlEndpoints.Refuse(complaint);
        if (!body.TryGetProperty("user", out var user) || user.ValueKind != JsonValueKind.String)
            return ControlEndpoints.Refuse("user is required");
        return members.Join(group, UserKey.Of(user.GetString()!)) is { } refusal
            ? ControlEndpoints.Refuse(refusal)
            : Results.Json(new { success = true }, statusCode: 201);
    }

    private static IResult Leave(string id, string user, GroupStore groups, GroupMembers members)
    {
        if (groups.Find(id) is not { } group) return ControlEndpoints.Refuse($"there is no group {id}");
        members.Remove(group, [UserKey.Of(user)], "participant");
        return Results.Json(new { success = true });
    }
}
