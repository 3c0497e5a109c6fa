namespace Omni.Client.Messages;

/// <summary>Somebody in a chat,.</summary>
public sealed record ChatParticipant
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The chat.</summary>
    public required Guid ChatId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The platform identity id.</summary>
    public required Guid PlatformIdentityId { get; init; }

    /// <summary>The person as the channel names them.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The name that others see.</summary>
    public string? DisplayName { get; init; }

    /// <summary>WhatsApp shows nobody's picture to a business.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The role.</summary>
    public string? Role { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When the last seen was.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
