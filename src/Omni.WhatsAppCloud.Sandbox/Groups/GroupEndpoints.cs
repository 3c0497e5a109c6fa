using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Groups;

/// <summary>Groups: created, listed; their links, participants and join requests.</summary>
internal static class GroupEndpoints
{
    private const string Product = "messaging_product", Requests = "join_requests";
    private const int MaxSubject = 128, MaxDescription = 2048, MaxRemoved = 8;

    private static readonly GraphFields<Group> Listed = new GraphFields<Group>("WhatsAppBusinessGroup", g => g.Id, "subject", "created_at")
        .With("subject", g => g.Subject)
        .With("created_at", g => $"{g.CreatedAt.ToUnixTimeSeconds()}");

    private static readonly GraphFields<JoinRequest> Asking = new GraphFields<JoinRequest>(
            "WhatsAppBusinessGroupJoinRequest", null, "join_request_id", "wa_id", "user_id", "creation_timestamp")
        .With("join_request_id", r => r.Id)
        .With("wa_id", r => UserKey.IsPhone(r.User) ? r.User : null)
        .With("user_id", r => UserKey.IsPhone(r.User) ? null : r.User)
        .With("creation_timestamp", r => r.At.ToUnixTimeSeconds());

    public static void MapGroupsOfNumber(this RouteGroupBuilder phone)
    {
        phone.MapGet("/groups", List);
        phone.MapPost("/groups", Create);
    }

    public static void MapGroup(this RouteGroupBuilder group)
    {
        group.MapGet("/invite_link", GetLink);
        group.MapPost("/invite_link", ResetLink);
        group.MapDelete("/invite_link", RevokeLink);
        group.MapDelete("/participants", RemoveParticipants);
        group.MapGet("/join_requests", GetRequests);
        group.MapPost("/join_requests", (GraphRequest request, GroupStore groups, GroupMembers members) =>
            Decide(request, groups, members, isApproved: true));
        group.MapDelete("/join_requests", (GraphRequest request, GroupStore groups, GroupMembers members) =>
            Decide(request, groups, members, isApproved: false));
    }

    /// <summary>Checks what creating and changing a group have in common.</summary>
    public static IResult? Refuse(GraphRequest request)
    {
        if (request.Text(Product) != "whatsapp") return GraphFailure.Required(Product);
        if (request.Text("subject") is { Length: 0 or > MaxSubject })
            return GraphFailure.Parameter($"subject must be 1 to {MaxSubject} characters long");
        return request.Text("description")?.Length > MaxDescription
            ? GraphFailure.Parameter($"description must be at most {MaxDescription} characters long")
            : null;
    }

    private static IResult List(GraphRequest request, GroupStore groups) =>
        GraphPage<Group>.Answer(groups.Of(request.Id), Listed, request, inside: "groups");

    private static IResult Create(GraphRequest request, GroupStore groups, GroupNotices notices, TimeProvider time)
    {
        if (Refuse(request) is { } refusal) return refusal;
        if (request.Text("subject") is not { } subject) return GraphFailure.Required("subject");
        var mode = request.Text("join_approval_mode") ?? Group.AutoApprove;
        if (mode is not (Group.AutoApprove or Group.ApprovalRequired))
            return GraphFailure.Choice("join_approval_mode", [Group.AutoApprove, Group.ApprovalRequired]);
        var group = new Group
        {
            Id = NewGroupId(request.Id),
            Number = request.Number,
            CreatedAt = time.GetUtcNow(),
            ApprovalMode = mode,
            Subject = subject,
            Description = request.Text("description"),
            InviteCode = NewCode(),
        };
        if (!groups.Add(group))
            return GraphFailure.Of(131211, "(#131211) Group limit reached", 400, details: "The number cannot have more groups");
        var requestId = NewId.Digits();
        notices.Tell(group, "group_lifecycle_update", "group_create", new JsonObject
        {
            ["request_id"] = requestId,
            ["subject"] = subject,
            ["description"] = group.Description,
            ["invite_link"] = group.InviteLink,
            ["join_approval_mode"] = mode,
        });
        return Results.Json(new JsonObject { [Product] = "whatsapp", ["request_id"] = requestId });
    }

    private static IResult GetLink(GraphRequest request, GroupStore groups) =>
        groups.Find(request.Id) is { } group ? Link(group) : request.UnknownObject();

    private static IResult ResetLink(GraphRequest request, GroupStore groups)
    {
        if (groups.Find(request.Id) is not { } group) return request.UnknownObject();
        lock (group.Gate) group.InviteCode = NewCode();
        return Link(group);
    }

    /// <summary>Makes the link invalid; the next one is another.</summary>
    private static IResult RevokeLink(GraphRequest request, GroupStore groups)
    {
        if (groups.Find(request.Id) is not { } group) return request.UnknownObject();
        lock (group.Gate) group.InviteCode = NewCode();
        return Results.Json(new JsonObject { [Product] = "whatsapp", ["success"] = true });
    }

    private static IResult RemoveParticipants(GraphRequest request, GroupStore groups, GroupMembers members)
    {
        if (groups.Find(request.Id) is not { } group) return request.UnknownObject();
        if (request.Text(Product) != "whatsapp") return GraphFailure.Required(Product);
        var users = request.Items("participants").Select(p => p.Text("user") ?? p.Text("user_id")).OfType<string>()
            .Select(UserKey.Of).ToList();
        if (users.Count == 0) return GraphFailure.Required("participants");
        if (users.Count > MaxRemoved) return GraphFailure.Parameter($"participants must have at most {MaxRemoved} elements");
        members.Remove(group, users, "business");
        return Results.Json(new JsonObject { [Product] = "whatsapp", ["request_id"] = NewId.Digits() });
    }

    private static IResult GetRequests(GraphRequest request, GroupStore groups)
    {
        if (groups.Find(request.Id) is not { } group) return request.UnknownObject();
        lock (group.Gate) return GraphPage<JoinRequest>.Answer([.. group.JoinRequests], Asking, request);
    }

    private static IResult Decide(GraphRequest request, GroupStore groups, GroupMembers members, bool isApproved)
    {
        if (groups.Find(request.Id) is not { } group) return request.UnknownObject();
        if (request.Text(Product) != "whatsapp") return GraphFailure.Required(Product);
        var ids = request.Values(Requests);
        if (ids.Count == 0) return GraphFailure.Required(Requests);
        var (done, failed) = (new JsonArray(), new JsonArray());
        foreach (var id in ids)
        {
            if (members.Decide(group, id, isApproved)) done.Add(id);
            else failed.Add(new JsonObject { ["join_request_id"] = id, ["errors"] = new JsonArray(NoRequest()) });
        }

        var answer = new JsonObject { [Product] = "whatsapp", [isApproved ? "approved_join_requests" : "rejected_join_requests"] = done };
        if (failed.Count > 0) answer["failed_join_requests"] = failed;
        return Results.Json(answer);
    }

    private static JsonObject NoRequest() => new()
    {
        ["code"] = 131213,
        ["title"] = "Join request not found",
        ["message"] = "(#131213) There is no such join request, or no room in the group",
    };

    private static IResult Link(Group group) =>
        Results.Json(new JsonObject { [Product] = "whatsapp", ["invite_link"] = group.InviteLink });

    private static string NewCode() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static string NewGroupId(string phoneNumberId) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"capi_group:{phoneNumberId}:{NewId.Digits()}"));
}
