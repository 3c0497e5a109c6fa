namespace Omni.Contract.Chats;

/// <summary>A person in a chat.</summary>
public sealed record ChatParticipant
{
    /// <summary>The id of the person's identity on the channel.</summary>
    public required Guid Id { get; init; }

    /// <summary>The chat.</summary>
    public required Guid ChatId { get; init; }

    /// <summary>The person, across all channels.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The person's identity on this channel.</summary>
    public required Guid PlatformIdentityId { get; init; }

    /// <summary>The id on the channel; masked for a key without <c>messages:read</c>.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The display name; null when unknown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Null on WhatsApp, which shows no picture of a user to a business.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The role in a group; null where the channel has none.</summary>
    public string? Role { get; init; }

    /// <summary>When the person first wrote in this chat.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When the person last wrote in this chat.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>The same as <c>firstSeenAt</c>.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The same as <c>lastSeenAt</c>.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
