using System.Text.Json;
using Omni.Contract.Sending;

namespace Omni.Contract.Messages;

/// <summary>A message of a chat, inbound or outbound.</summary>
public sealed record Message
{
    /// <summary>The message's id in this host.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instance that received or sends it.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The chat it belongs to.</summary>
    public required Guid ChatId { get; init; }

    /// <summary>The chat's name; null when it has none.</summary>
    public string? ChatName { get; init; }

    /// <summary>The words of a voice note or a video, as a client of this host wrote them down; null when none did.</summary>
    public string? Transcription { get; init; }

    /// <summary>What an image shows, as a client of this host describes it; null when none did.</summary>
    public string? ImageDescription { get; init; }

    /// <summary>What a video shows, as a client of this host describes it; null when none did.</summary>
    public string? VideoDescription { get; init; }

    /// <summary>The text of a document, as a client of this host read it; null when none did.</summary>
    public string? DocumentExtraction { get; init; }

    /// <summary>
    /// The template that went out instead of the message, because the recipient's service window was closed; null when none did.
    /// </summary>
    public StandInTemplate? FallbackTemplate { get; init; }

    /// <summary>The channel's id, on WhatsApp the wamid; null until the channel has accepted an outbound message.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The origin: <c>realtime</c> from a webhook, <c>api</c> from a request to send.</summary>
    [WordsOf(typeof(MessageSource))]
    public required string Source { get; init; }

    /// <summary>The person who wrote it; null for messages of the instance.</summary>
    public Guid? SenderPersonId { get; init; }

    /// <summary>The sender's identity on the channel; null for messages of the instance.</summary>
    public Guid? SenderPlatformIdentityId { get; init; }

    /// <summary>The sender's id on the channel; null for messages of the instance.</summary>
    public string? SenderPlatformUserId { get; init; }

    /// <summary>The sender's name at that time; null when unknown.</summary>
    public string? SenderDisplayName { get; init; }

    /// <summary>Whether the instance sent it, through this host or another app.</summary>
    public required bool IsFromMe { get; init; }

    /// <summary>The kind of content, such as <c>text</c>, <c>image</c> or <c>location</c>.</summary>
    public required string MessageType { get; init; }

    /// <summary>The text or caption; null when it has none.</summary>
    public string? TextContent { get; init; }

    /// <summary>Whether it has media.</summary>
    public required bool HasMedia { get; init; }

    /// <summary>The MIME type of its file; null without media.</summary>
    public string? MediaMimeType { get; init; }

    /// <summary>The URL of the file; null without media, and until the file is downloaded.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>The path of the file in the media store; null without media, and until the file is downloaded.</summary>
    public string? MediaLocalPath { get; init; }

    /// <summary>Metadata of the file, such as <c>mediaId</c>, size in bytes and file name; null without media.</summary>
    public JsonElement? MediaMetadata { get; init; }

    /// <summary>Why the download failed; null when it did not fail.</summary>
    public string? MediaError { get; init; }

    /// <summary>The id in this host of the message it replies to; null when it is no reply, or the message is unknown.</summary>
    public Guid? ReplyToMessageId { get; init; }

    /// <summary>The channel's id of the message it replies to; null when it is no reply.</summary>
    public string? ReplyToExternalId { get; init; }

    /// <summary>The text of the message it replies to; null when unknown.</summary>
    public string? QuotedText { get; init; }

    /// <summary>Whether it was forwarded.</summary>
    public required bool IsForwarded { get; init; }

    /// <summary>How often it was forwarded, as far as the channel reports it; 0 when it was not.</summary>
    public required int ForwardCount { get; init; }

    /// <summary>One of <c>active</c>, <c>edited</c>, <c>deleted</c> or <c>expired</c>.</summary>
    [WordsOf(typeof(MessageState))]
    public required string Status { get; init; }

    /// <summary>One of <c>pending</c>, <c>sent</c>, <c>delivered</c>, <c>read</c> or <c>failed</c>.</summary>
    [WordsOf(typeof(Messages.DeliveryStatus))]
    public required string DeliveryStatus { get; init; }

    /// <summary>
    /// What the channel does with the message instead of sending it now, in its own word, such as <c>held_for_quality_assessment</c>; null
    /// when it sends it.
    /// </summary>
    public string? ChannelStatus { get; init; }

    /// <summary>
    /// Why it failed; null when it did not. Of a delivered or read message: a failure that the channel reported after
    /// the delivery.
    /// </summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The code of that error, of the channel or of this host; null when there is none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What the channel charges for it, as its first report said; null until one said it, and for inbound messages.</summary>
    public MessagePricing? Pricing { get; init; }

    /// <summary>The charged conversation, where the channel still reports one; null otherwise.</summary>
    public MessageConversation? Conversation { get; init; }

    /// <summary>The number of send attempts; null for inbound messages, and after the outbox retention.</summary>
    public int? Attempts { get; init; }

    /// <summary>The last error; null when there was none, and after the outbox retention.</summary>
    public string? LastError { get; init; }

    /// <summary>When the next attempt is due; null when none is scheduled.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The number of edits.</summary>
    public required int EditCount { get; init; }

    /// <summary>The text before the first edit; null when it was never edited.</summary>
    public string? OriginalText { get; init; }

    /// <summary>The earlier texts, each with its time; null when it was never edited.</summary>
    public JsonElement? EditHistory { get; init; }

    /// <summary>When it was last edited; null when it was never edited.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted for everyone; null when it was not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The reactions, each with its emoji and who reacted; null when there are none.</summary>
    public JsonElement? Reactions { get; init; }

    /// <summary>The number of reactions by emoji; null when there are none.</summary>
    public JsonElement? ReactionCounts { get; init; }

    /// <summary>The channel's own object; null for outbound messages.</summary>
    public JsonElement? RawPayload { get; init; }

    /// <summary>The event that created it; null until there is one.</summary>
    public Guid? OriginalEventId { get; init; }

    /// <summary>The last event about it; null until there is one.</summary>
    public Guid? LatestEventId { get; init; }

    /// <summary>When it was sent, as reported by the platform; for an outbound message, when the request was received.</summary>
    public required DateTimeOffset PlatformTimestamp { get; init; }

    /// <summary>When this host received it, or the request to send it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When this host stored it.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it, or its status, last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
