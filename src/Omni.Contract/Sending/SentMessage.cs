using System.Text.Json.Serialization;

namespace Omni.Contract.Sending;

/// <summary>The response to a send request whose message was sent.</summary>
public sealed record SentMessage
{
    /// <summary>The message's id in this host.</summary>
    public required Guid Id { get; init; }

    /// <summary>The channel's id (for WhatsApp the wamid), as events name the message in <c>externalId</c>.</summary>
    public required string MessageId { get; init; }

    /// <summary>The channel's id again: the same as <c>messageId</c>.</summary>
    public required string ExternalMessageId { get; init; }

    /// <summary>Always <c>sent</c>.</summary>
    [WordsOf(typeof(SendStatus))]
    public string Status { get; init; } = SendStatus.Sent;

    /// <summary>The instance that sent it.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The recipient, as the request names it.</summary>
    public required string To { get; init; }

    /// <summary>When the request was taken, Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The number of messages that a long text was split into, each of them charged; absent when it was not split.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SplitInto { get; init; }

    /// <summary>All messages of a split text, including the first; absent when the text was not split.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MessagePart>? Parts { get; init; }

    /// <summary>The type of media; null for other messages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MediaType { get; init; }

    /// <summary>
    /// What the channel does with the message instead of sending it now, such as <c>held_for_quality_assessment</c>; absent when it
    /// sends it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChannelStatus { get; init; }

    /// <summary>
    /// The partner of the business who answers in this chat instead of the instance, such as <c>ai_agent</c>: the channel may refuse the
    /// message, or give the chat to this instance. Absent when there is none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ThreadHeldBy { get; init; }

    /// <summary>The template that went out instead, because the recipient's service window was closed; absent when none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StandInTemplate? FallbackTemplate { get; init; }
}
