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

    /// <summary>The second id of the same chat; null when the channel has only one.</summary>
    public string? CanonicalId { get; init; }

    /// <summary>One of <c>dm</c>, <c>group</c> or <c>channel</c>.</summary>
    [WordsOf(typeof(Chats.ChatType))]
    public required string ChatType { get; init; }

    /// <summary>Whether it is a group.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The contact's name or the group's subject; null when unknown.</summary>
    public string? Name { get; init; }

    /// <summary>The group's description, or what <c>PATCH</c> set; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The number of persons seen in the chat, without the instance.</summary>
    public required int ParticipantCount { get; init; }

    /// <summary>The number of messages in both directions.</summary>
    public required long MessageCount { get; init; }

    /// <summary>The number of inbound messages not marked as read.</summary>
    public required long UnreadCount { get; init; }

    /// <summary>When the last message was sent or received; null when there is none.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>
    /// A preview of the last message; null also for a key without <c>messages:read</c>, for which numbers are masked too.
    /// </summary>
    public string? LastMessagePreview { get; init; }

    /// <summary>When the service window closes; after that only templates are allowed. Null when the contact has never written.</summary>
    public DateTimeOffset? ServiceWindowExpiresAt { get; init; }

    /// <summary>
    /// The partner of the business who answers in the chat instead of the instance, such as <c>ai_agent</c>, until
    /// <see cref="ThreadHeldUntil"/>: do not answer then. Null when the instance answers.
    /// </summary>
    public string? ThreadHeldBy { get; init; }

    /// <summary>When the partner loses the chat by itself; null when the instance answers.</summary>
    public DateTimeOffset? ThreadHeldUntil { get; init; }

    /// <summary>
    /// Settings stored by clients, such as <c>{"muted":true}</c>, with <c>labels</c> and <c>hidden</c> where the chat has them; null when
    /// there are none.
    /// </summary>
    public JsonElement? Settings { get; init; }

    /// <summary>Platform metadata; null when there is none, and for a key without <c>messages:read</c>.</summary>
    public JsonElement? PlatformMetadata { get; init; }

    /// <summary>When this host first saw the chat.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the chat, or one of its counters, last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the chat was archived; null while it is not.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Whether the chat is archived. A new message unarchives it.</summary>
    public required bool IsArchived { get; init; }
}
