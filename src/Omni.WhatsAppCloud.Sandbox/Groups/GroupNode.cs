using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Groups;

/// <summary>A group by its id: read, changed, deleted.</summary>
internal sealed class GroupNode(GroupStore groups, GroupNotices notices) : IGraphNode
{
    private const string Settings = "group_settings_update", Lifecycle = "group_lifecycle_update";

    private readonly GraphFields<Group> _fields = new GraphFields<Group>("WhatsAppBusinessGroup", g => g.Id, "messaging_product")
        .With("messaging_product", _ => "whatsapp")
        .With("subject", g => g.Subject)
        .With("description", g => g.Description)
        .With("join_approval_mode", g => g.ApprovalMode)
        .With("suspended", _ => false)
        .With("creation_timestamp", g => g.CreatedAt.ToUnixTimeSeconds())
        .With("total_participant_count", g => g.Participants.Count)
        .With("participants", g => new JsonArray([.. g.Participants.Select(GroupNotices.Person)]));

    public string TypeName => _fields.TypeName;

    public SandboxNumber? Reach(string id, string token) => groups.Find(id) is { } group && group.Number.AccessToken == token
        ? group.Number
        : null;

    public IResult Get(GraphRequest request)
    {
        if (groups.Find(request.Id) is not { } group) return request.UnknownObject();
        lock (group.Gate) return _fields.Answer(group, request);
    }

    public Task<IResult> PostAsync(GraphRequest request) => Task.FromResult(Change(request));

    public IResult Delete(GraphRequest request)
    {
        if (groups.Find(request.Id) is not { } group || !groups.Remove(group.Id)) return request.UnknownObject();
        notices.Tell(group, Lifecycle, "group_delete", new JsonObject { ["request_id"] = NewId.Digits() });
        return GraphAnswer.Done();
    }

    private IResult Change(GraphRequest request)
    {
        if (groups.Find(request.Id) is not { } group) return request.UnknownObject();
        if (GroupEndpoints.Refuse(request) is { } refusal) return refusal;
        var (subject, description) = (request.Text("subject"), request.Text("description"));
        var picture = request.Files.FirstOrDefault(f => f.Name is "file" or "profile_picture_file");
        if (subject is null && description is null && picture is null) return GraphFailure.Required("subject");
        lock (group.Gate)
        {
            if (subject is not null) group.Subject = subject;
            if (description is not null) group.Description = description;
        }

        var requestId = NewId.Digits();
        var notice = new JsonObject { ["request_id"] = requestId };
        if (subject is not null) notice["group_subject"] = new JsonObject { ["text"] = subject, ["update_successful"] = true };
        if (description is not null) notice["group_description"] = new JsonObject { ["text"] = description, ["update_successful"] = true };
        if (picture is not null)
            notice["profile_picture"] = new JsonObject { ["mime_type"] = picture.ContentType, ["update_successful"] = true };
        notices.Tell(group, Settings, Settings, notice);
        return Results.Json(new JsonObject { ["messaging_product"] = "whatsapp", ["request_id"] = requestId });
    }
}
