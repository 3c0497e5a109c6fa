using System.Text.Json;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Messages;

/// <summary>A message as REST shows it.</summary>
internal sealed record MessageView
{
    public required Guid Id { get; init; }
    public required Guid InstanceId { get; init; }
    public required Guid ChatId { get; init; }
    public string? ExternalId { get; init; }
    public required string Source { get; init; }
    public Guid? SenderPersonId { get; init; }
    public Guid? SenderPlatformIdentityId { get; init; }
    public string? SenderPlatformUserId { get; init; }
    public string? SenderDisplayName { get; init; }
    public required bool IsFromMe { get; init; }
    public required string MessageType { get; init; }
    public string? TextContent { get; init; }
    public required bool HasMedia { get; init; }
    public string? MediaMimeType { get; init; }
    public string? MediaUrl { get; init; }
    public string? MediaLocalPath { get; init; }
    public JsonElement? MediaMetadata { get; init; }
    public string? MediaError { get; init; }
    public Guid? ReplyToMessageId { get; init; }
    public string? ReplyToExternalId { get; init; }
    public string? QuotedText { get; init; }
    public required bool IsForwarded { get; init; }
    public required int ForwardCount { get; init; }
    public required string Status { get; init; }
    public required string DeliveryStatus { get; init; }
    public string? ErrorMessage { get; init; }
    public string? ErrorCode { get; init; }

    /// <summary>Of a message that we send: tries so far, what the last refusal said, and when it is tried again. Known as long as the outbox remembers it.</summary>
    public int? Attempts { get; init; }
    public string? LastError { get; init; }
    public DateTimeOffset? NextAttemptAt { get; init; }
    public required int EditCount { get; init; }
    public string? OriginalText { get; init; }
    public JsonElement? EditHistory { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
    public JsonElement? Reactions { get; init; }
    public JsonElement? ReactionCounts { get; init; }
    public JsonElement? RawPayload { get; init; }
    public Guid? OriginalEventId { get; init; }
    public Guid? LatestEventId { get; init; }
    public required DateTimeOffset PlatformTimestamp { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    public static MessageView Of(MessageRow row, OutboxRow? sending) => new()
    {
        Id = row.Id,
        InstanceId = row.InstanceId,
        ChatId = row.ChatId,
        ExternalId = row.ExternalId,
        Source = row.Source,
        SenderPersonId = row.SenderPersonId,
        SenderPlatformIdentityId = row.SenderPlatformIdentityId,
        SenderPlatformUserId = row.SenderPlatformUserId,
        SenderDisplayName = row.SenderDisplayName,
        IsFromMe = row.IsFromMe,
        MessageType = row.MessageType,
        TextContent = row.TextContent,
        HasMedia = row.HasMedia,
        MediaMimeType = row.MediaMimeType,
        MediaUrl = row.MediaUrl,
        MediaLocalPath = row.MediaLocalPath,
        MediaMetadata = row.MediaMetadata.ToJson(),
        MediaError = row.MediaError,
        ReplyToMessageId = row.ReplyToMessageId,
        ReplyToExternalId = row.ReplyToExternalId,
        QuotedText = row.QuotedText,
        IsForwarded = row.IsForwarded,
        ForwardCount = row.ForwardCount,
        Status = row.Status,
        DeliveryStatus = row.DeliveryStatus,
        ErrorMessage = row.ErrorMessage,
        ErrorCode = row.ErrorCode,
        Attempts = sending?.Attempts,
        LastError = sending?.LastError,
        NextAttemptAt = sending is { State: "waiting", DueAt: > 0 } ? sending.DueAt.ToTime() : null,
        EditCount = row.EditCount,
        OriginalText = row.OriginalText,
        EditHistory = row.EditHistory.ToJson(),
        EditedAt = row.EditedAt.ToTime(),
        DeletedAt = row.DeletedAt.ToTime(),
        Reactions = row.Reactions.ToJson(),
        ReactionCounts = row.ReactionCounts.ToJson(),
        RawPayload = row.RawPayload.ToJson(),
        OriginalEventId = row.OriginalEventId,
        LatestEventId = row.LatestEventId,
        PlatformTimestamp = row.PlatformTimestamp.ToTime(),
        ReceivedAt = row.ReceivedAt.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
    };
}
