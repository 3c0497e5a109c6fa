using Omni.Api.Access;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Chats;

/// <summary>Somebody in a chat, as REST shows it.</summary>
internal sealed record ParticipantView
{
    public required Guid Id { get; init; }
    public required Guid ChatId { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid PlatformIdentityId { get; init; }
    public required string PlatformUserId { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>WhatsApp shows nobody's picture to a business.</summary>
    public string? AvatarUrl { get; init; }
    public string? Role { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The participant as a key may see it: without <see cref="Caller.Content"/> numbers are masked.</summary>
    public ParticipantView For(Caller caller) => caller.SeesContent ? this : this with
    {
        PlatformUserId = ContentMask.Numbers(PlatformUserId)!,
        DisplayName = ContentMask.Numbers(DisplayName),
    };

    public static ParticipantView Of(ChatParticipantRow row) => new()
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
