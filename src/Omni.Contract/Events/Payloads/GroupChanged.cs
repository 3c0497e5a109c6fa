using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary>
/// <c>group.*</c>: a group was made, changed, suspended or deleted, or people came and went. The type is
/// <see cref="EventTypes.GroupPrefix"/> and the event, such as <c>group.create</c>.
/// </summary>
public sealed record GroupChanged : ChannelReport
{
    /// <summary>The channel's id of the group; null when it was not made.</summary>
    public string? GroupId { get; init; }

    /// <summary>The channel's word, such as <c>group_participants_add</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The id of the request that asked for it; null when nobody asked.</summary>
    public string? RequestId { get; init; }

    /// <summary>The subject; null when not named.</summary>
    public string? Subject { get; init; }

    /// <summary>The description; null when not named.</summary>
    public string? Description { get; init; }

    /// <summary>The link to join; null when not named.</summary>
    public string? InviteLink { get; init; }

    /// <summary><c>auto_approve</c> or <c>approval_required</c>; null when not named.</summary>
    public string? JoinApprovalMode { get; init; }

    /// <summary>Why, such as <c>invite_link</c>; null when not named.</summary>
    public string? Reason { get; init; }

    /// <summary><c>business</c> or <c>participant</c>; null when not named.</summary>
    public string? InitiatedBy { get; init; }

    /// <summary>The request to join; null when there is none.</summary>
    public string? JoinRequestId { get; init; }

    /// <summary>Who asks to join; null when nobody does.</summary>
    public GroupMember? Participant { get; init; }

    /// <summary>Who joined; null when nobody did.</summary>
    public IReadOnlyList<GroupMember>? Added { get; init; }

    /// <summary>Who left or was removed; null when nobody did.</summary>
    public IReadOnlyList<GroupMember>? Removed { get; init; }

    /// <summary>For whom it failed; null when for nobody.</summary>
    public IReadOnlyList<GroupMember>? Failed { get; init; }

    /// <summary>The change of the subject; null when there was none.</summary>
    public GroupSetting? SubjectChange { get; init; }

    /// <summary>The change of the description; null when there was none.</summary>
    public GroupSetting? DescriptionChange { get; init; }

    /// <summary>The change of the picture; null when there was none.</summary>
    public GroupSetting? PictureChange { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public IReadOnlyList<ReportedError>? Errors { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.GroupPrefix + NameOf(Event, "group_");
}
