using System.Text.Json;

namespace Omni.Client.Messages;

/// <summary>A message.</summary>
public sealed record Message
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The chat.</summary>
    public required Guid ChatId { get; init; }

    /// <summary>The channel's id.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>The sender person id.</summary>
    public Guid? SenderPersonId { get; init; }

    /// <summary>The sender platform identity id.</summary>
    public Guid? SenderPlatformIdentityId { get; init; }

    /// <summary>The sender platform user id.</summary>
    public string? SenderPlatformUserId { get; init; }

    /// <summary>The sender display name.</summary>
    public string? SenderDisplayName { get; init; }

    /// <summary>Whether it is from me.</summary>
    public required bool IsFromMe { get; init; }

    /// <summary>The message type.</summary>
    public required string MessageType { get; init; }

    /// <summary>The text content.</summary>
    public string? TextContent { get; init; }

    /// <summary>Whether it has media.</summary>
    public required bool HasMedia { get; init; }

    /// <summary>The media mime type.</summary>
    public string? MediaMimeType { get; init; }

    /// <summary>The media url.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>The media local path.</summary>
    public string? MediaLocalPath { get; init; }

    /// <summary>The media metadata.</summary>
    public JsonElement? MediaMetadata { get; init; }

    /// <summary>The media error.</summary>
    public string? MediaError { get; init; }

    /// <summary>The reply to message id.</summary>
    public Guid? ReplyToMessageId { get; init; }

    /// <summary>The reply to external id.</summary>
    public string? ReplyToExternalId { get; init; }

    /// <summary>The quoted text.</summary>
    public string? QuotedText { get; init; }

    /// <summary>Whether it is forwarded.</summary>
    public required bool IsForwarded { get; init; }

    /// <summary>The forward count.</summary>
    public required int ForwardCount { get; init; }

    /// <summary>Its state.</summary>
    public required string Status { get; init; }

    /// <summary>The delivery status.</summary>
    public required string DeliveryStatus { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The channel's code of the failure.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Of a message that we send: tries so far, what the last refusal said, and when it is tried again. Known as long as the outbox remembers it.</summary>
    public int? Attempts { get; init; }

    /// <summary>The last error.</summary>
    public string? LastError { get; init; }

    /// <summary>When it was next attempt.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The edit count.</summary>
    public required int EditCount { get; init; }

    /// <summary>The original text.</summary>
    public string? OriginalText { get; init; }

    /// <summary>The edit history.</summary>
    public JsonElement? EditHistory { get; init; }

    /// <summary>When it was edited.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The reactions.</summary>
    public JsonElement? Reactions { get; init; }

    /// <summary>The reaction counts.</summary>
    public JsonElement? ReactionCounts { get; init; }

    /// <summary>The channel's own object.</summary>
    public JsonElement? RawPayload { get; init; }

    /// <summary>The original event id.</summary>
    public Guid? OriginalEventId { get; init; }

    /// <summary>The latest event id.</summary>
    public Guid? LatestEventId { get; init; }

    /// <summary>The platform timestamp.</summary>
    public required DateTimeOffset PlatformTimestamp { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
