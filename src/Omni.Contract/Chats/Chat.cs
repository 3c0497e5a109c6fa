using System.Text.Json;

namespace Omni.Contract.Chats;

/// <summary>A chat of an instance with a person or a group.</summary>
public sealed record Chat
{
    /// <summary>The chat's id in this host.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instance that the chat belongs to.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The channel's id of the chat; on WhatsApp the other side's number in digits, user id or the group's id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The other name of the same chat, where the channel has two; null when it has one.</summary>
    public string? CanonicalId { get; init; }

    /// <summary>One of <c>dm</c>, <c>group</c> or <c>channel</c>.</summary>
    public required string ChatType { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The other side's name or the group's subject; null when none is known.</summary>
    public string? Name { get; init; }

    /// <summary>The group's description, or what <c>PATCH</c> set; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>How many persons have been seen in the chat, the instance not included.</summary>
    public required int ParticipantCount { get; init; }

    /// <summary>How many messages the chat has, of both directions.</summary>
    public required long MessageCount { get; init; }

    /// <summary>How many inbound messages have not been marked as read.</summary>
    public required long UnreadCount { get; init; }

    /// <summary>When the last message was written; null while the chat has none.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>The last message in short; null also for a key without <c>messages:read</c>, for which numbers are masked too.</summary>
    public string? LastMessagePreview { get; init; }

    /// <summary>Until when free-form messages pass; after that only templates. Null when the other side has never written.</summary>
    public DateTimeOffset? ServiceWindowExpiresAt { get; init; }

    /// <summary>What clients keep with the chat, such as <c>{"muted":true}</c>; null when nothing was set.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>What is known of the chat on its platform; null for nothing, and for a key without <c>messages:read</c>.</summary>
    public JsonElement? PlatformMetadata { get; init; }

    /// <summary>When this host first saw the chat.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the chat, or a counter of it, last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the chat was archived; null while it is not.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Whether the chat is archived. A new message ends that.</summary>
    public required bool IsArchived { get; init; }
}
