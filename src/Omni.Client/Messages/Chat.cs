using System.Text.Json;

namespace Omni.Client.Messages;

/// <summary>A chat.</summary>
public sealed record Chat
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The channel's id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Whether it canonical id.</summary>
    public string? CanonicalId { get; init; }

    /// <summary>The chat type.</summary>
    public required string ChatType { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>The picture.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The participant count.</summary>
    public required int ParticipantCount { get; init; }

    /// <summary>The message count.</summary>
    public required long MessageCount { get; init; }

    /// <summary>The unread count.</summary>
    public required long UnreadCount { get; init; }

    /// <summary>When the last message was.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>The last message preview.</summary>
    public string? LastMessagePreview { get; init; }

    /// <summary>Until when free-form messages pass; after that only templates. Null when the other side has never written.</summary>
    public DateTimeOffset? ServiceWindowExpiresAt { get; init; }

    /// <summary>What clients keep with it.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>What else the channel says.</summary>
    public JsonElement? PlatformMetadata { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was archived.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Whether it is archived.</summary>
    public required bool IsArchived { get; init; }
}
