using System.Text.Json;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Reports;

/// <summary>Reports about groups. https://developers.facebook.com/docs/whatsapp/cloud-api/groups/webhooks</summary>
internal static class GroupReports
{
    public static IEnumerable<(ChannelReport Report, JsonElement Source)> Of(JsonElement value) =>
        value.Items("groups").Select(group => ((ChannelReport)Group(group), group));

    private static GroupChanged Group(JsonElement group) => new()
    {
        GroupId = group.Text("group_id"),
        Event = group.Text("type"),
        RequestId = group.Text("request_id"),
        Subject = group.Text("subject") ?? group.Member("group_subject").Text("text"),
        Description = group.Text("description") ?? group.Member("group_description").Text("text"),
        InviteLink = group.Text("invite_link"),
        JoinApprovalMode = group.Text("join_approval_mode"),
        Reason = group.Text("reason"),
        InitiatedBy = group.Text("initiated_by"),
        JoinRequestId = group.Text("join_request_id"),
        Participant = group.Text("wa_id") is not null || group.Text("user_id") is not null ? Member(group) : null,
        Added = group.List("added_participants", Member),
        Removed = group.List("removed_participants", Member),
        Failed = group.List("failed_participants", Member),
        SubjectChange = Setting(group, "group_subject"),
        DescriptionChange = Setting(group, "group_description"),
        PictureChange = Setting(group, "profile_picture"),
        Errors = group.List("errors", ErrorReports.Error),
        At = group.Time("timestamp"),
    };

    private static GroupMember Member(JsonElement item) => new()
    {
        PhoneNumber = item.Text("wa_id"),
        UserId = item.Text("user_id"),
        Username = item.Text("username"),
        Input = item.Text("input"),
        Errors = item.List("errors", ErrorReports.Error),
    };

    private static GroupSetting? Setting(JsonElement group, string name) => group.Member(name) is not { } setting ? null : new GroupSetting
    {
        Value = setting.Text("text"),
        Succeeded = setting.Flag("update_successful"),
        Errors = setting.List("errors", ErrorReports.Error),
    };
}
