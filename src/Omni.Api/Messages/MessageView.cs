using System.Text.Json;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Contents;
using Omni.Contract.Messages;
using Omni.Contract.Outbox;
using Omni.Contract.Sending;

namespace Omni.Api.Messages;

/// <summary>Builds the view of a message.</summary>
internal static class MessageView
{
    private const string StandsIn = "\"standsIn\":true";

    public static Message Of(MessageRow row, OutboxRow? sending) => new()
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
        Transcription = row.Transcription,
        ImageDescription = row.ImageDescription,
        VideoDescription = row.VideoDescription,
        DocumentExtraction = row.DocumentExtraction,
        FallbackTemplate = StandInOf(row),
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
        ChannelStatus = row.ChannelStatus,
        ErrorMessage = row.ErrorMessage,
        ErrorCode = row.ErrorCode,
        Pricing = PricingView.PricingOf(row.Pricing),
        Conversation = PricingView.ConversationOf(row.Conversation),
        Attempts = sending?.Attempts,
        LastError = sending?.LastError,
        NextAttemptAt = sending is { State: OutboxState.Waiting, DueAt: > 0 } ? sending.DueAt.ToTime() : null,
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

    /// <summary>The payload of a message that this host sent is its content.</summary>
    private static StandInTemplate? StandInOf(MessageRow row) =>
        row is { IsFromMe: true, Source: MessageSource.Api, RawPayload: { } json } && json.Contains(StandsIn, StringComparison.Ordinal)
            ? StandInTemplate.Of(JsonSerializer.Deserialize<MessageContent>(json, OmniJson.Options))
            : null;
}
