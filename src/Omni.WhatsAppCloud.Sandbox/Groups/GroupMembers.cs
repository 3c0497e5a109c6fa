using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Groups;

/// <summary>How people come into groups and leave them.</summary>
internal sealed class GroupMembers(GroupNotices notices, TimeProvider time)
{
    private const string Field = "group_participants_update";
    private const int MaxParticipants = 8, MaxRequests = 1000;

    /// <summary>A person follows the invite link. Returns what is wrong; null when they are in, or have asked to be.</summary>
    public string? Join(Group group, string user)
    {
        JoinRequest? request = null;
        lock (group.Gate)
        {
            if (group.Participants.Contains(user)) return "the user is in the group already";
            if (group.Participants.Count >= MaxParticipants) return $"a group has at most {MaxParticipants} participants";
            if (group.ApprovalMode == Group.ApprovalRequired)
            {
                if (group.JoinRequests.Count >= MaxRequests) return "too many people have asked";
                group.JoinRequests.Add(request = new JoinRequest(NewId.Digits(), user, time.GetUtcNow()));
            }
            else
            {
                group.Participants.Add(user);
            }
        }

        if (request is null)
        {
            TellAdded(group, user);
            return null;
        }

        var notice = GroupNotices.Person(user);
        notice["join_request_id"] = request.Id;
        notices.Tell(group, Field, "group_join_request_created", notice);
        return null;
    }

    /// <summary>Takes a request from the list and lets the person in, or not; false when there is no such request or no room.</summary>
    public bool Decide(Group group, string requestId, bool isApproved)
    {
        JoinRequest? request;
        lock (group.Gate)
        {
            request = group.JoinRequests.Find(r => r.Id == requestId);
            if (request is null || (isApproved && group.Participants.Count >= MaxParticipants)) return false;
            group.JoinRequests.Remove(request);
            if (isApproved) group.Participants.Add(request.User);
        }

        if (isApproved) TellAdded(group, request.User);
        return true;
    }

    /// <summary>Removes people; those who are not in the group are named as failed.</summary>
    public void Remove(Group group, IReadOnlyList<string> users, string initiator)
    {
        var (removed, failed) = (new JsonArray(), new JsonArray());
        foreach (var user in users)
        {
            bool isRemoved;
            lock (group.Gate) isRemoved = group.Participants.Remove(user);
            var person = isRemoved ? GroupNotices.Person(user) : new JsonObject { ["errors"] = new JsonArray(NotInGroup()) };
            person["input"] = user;
            (isRemoved ? removed : failed).Add(person);
        }

        var notice = new JsonObject { ["initiated_by"] = initiator, ["removed_participants"] = removed };
        if (failed.Count > 0) notice["failed_participants"] = failed;
        notices.Tell(group, Field, "group_participants_remove", notice);
    }

    private void TellAdded(Group group, string user) => notices.Tell(group, Field, "group_participants_add", new JsonObject
    {
        ["reason"] = "invite_link",
        ["added_participants"] = new JsonArray(GroupNotices.Person(user)),
    });

    private static JsonObject NotInGroup() => new()
    {
        ["code"] = 131212,
        ["title"] = "Participant not in group",
        ["message"] = "(#131212) The participant is not in the group",
    };
}
