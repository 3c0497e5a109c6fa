using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Chats;

/// <summary>Somebody in a chat, as REST shows it.</summary>
internal sealed record ParticipantView(
    Guid PersonId, Guid PlatformIdentityId, string PlatformUserId, string? DisplayName, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt)
{
    public static ParticipantView Of(ChatParticipantRow row) =>
        new(row.PersonId, row.PlatformIdentityId, row.PlatformUserId, row.DisplayName, row.FirstSeenAt.ToTime(), row.LastSeenAt.ToTime());
}
