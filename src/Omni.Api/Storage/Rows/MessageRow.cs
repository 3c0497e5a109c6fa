namespace Omni.Api.Storage.Rows;

/// <summary>A message of a chat.</summary>
internal sealed class MessageRow
{
    /// <summary>Order of arrival; the tie-break of every list.</summary>
    public long Seq { get; set; }
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Guid ChatId { get; set; }

    /// <summary>The channel's id; null until an outgoing message has one.</summary>
    public string? ExternalId { get; set; }
    public required string Source { get; set; }
    public Guid? SenderPersonId { get; set; }
    public Guid? SenderPlatformIdentityId { get; set; }
    public string? SenderPlatformUserId { get; set; }
    public string? SenderDisplayName { get; set; }
    public bool IsFromMe { get; set; }
    public required string MessageType { get; set; }
    public string? TextContent { get; set; }
    public bool HasMedia { get; set; }
    public string? MediaMimeType { get; set; }
    public string? MediaUrl { get; set; }
    public string? MediaLocalPath { get; set; }
    public string? MediaMetadata { get; set; }

    /// <summary>Why the media is missing.</summary>
    public string? MediaError { get; set; }

    public Guid? ReplyToMessageId { get; set; }
    public string? ReplyToExternalId { get; set; }
    public string? QuotedText { get; set; }
    public bool IsForwarded { get; set; }
    public int ForwardCount { get; set; }
    public required string Status { get; set; }
    public required string DeliveryStatus { get; set; }

    /// <summary>What the channel does with it instead of sending it, in the channel's own word; null when it sends it.</summary>
    public string? ChannelStatus { get; set; }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage { get; set; }
    public string? ErrorCode { get; set; }

    /// <summary>What the channel charges, JSON; the first report counts.</summary>
    public string? Pricing { get; set; }

    /// <summary>The charged conversation, JSON.</summary>
    public string? Conversation { get; set; }
    public int EditCount { get; set; }
    public string? OriginalText { get; set; }
    public string? EditHistory { get; set; }
    public long? EditedAt { get; set; }
    public long? DeletedAt { get; set; }
    public string? Reactions { get; set; }
    public string? ReactionCounts { get; set; }
    public string? RawPayload { get; set; }

    /// <summary>What a client wrote down of media: the words of audio, what an image or a video shows, a document's text.</summary>
    public string? Transcription { get; set; }
    public string? ImageDescription { get; set; }
    public string? VideoDescription { get; set; }
    public string? DocumentExtraction { get; set; }

    /// <summary>The first event of the message: of an outgoing one, that it was sent.</summary>
    public Guid? OriginalEventId { get; set; }
    public Guid? LatestEventId { get; set; }

    /// <summary>What the caller of an outgoing message links its events by; null when it named nothing.</summary>
    public string? CorrelationId { get; set; }
    public long PlatformTimestamp { get; set; }
    public long ReceivedAt { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
