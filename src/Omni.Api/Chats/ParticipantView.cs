using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;

namespace Omni.Api.Chats;

/// <summary>Builds the view of a participant.</summary>
internal static class ParticipantView
{
    /// <summary>The participant as a key may see it: without <see cref="Caller.Content"/> numbers are masked.</summary>
    public static ChatParticipant For(this ChatParticipant participant, Caller caller) =>
        caller.SeesContent ? participant : participant with
        {
            PlatformUserId = ContentMask.Numbers(participant.PlatformUserId)!,
            DisplayName = ContentMask.Numbers(participant.DisplayName),
        };

    public static ChatParticipant Of(ChatParticipantRow row) => new()
    {
        Id = row.PlatformIdentityId,
        ChatId = row.ChatId,
        PersonId = row.PersonId,
        PlatformIdentityId = row.PlatformIdentityId,
        PlatformUserId = row.PlatformUserId,
        DisplayName = row.DisplayName,
        FirstSeenAt = row.FirstSeenAt.ToTime(),
        LastSeenAt = row.LastSeenAt.ToTime(),
        CreatedAt = row.FirstSeenAt.ToTime(),
        UpdatedAt = row.LastSeenAt.ToTime(),
    };
}
