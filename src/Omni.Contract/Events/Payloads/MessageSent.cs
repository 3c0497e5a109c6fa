using System.Text.Json.Serialization;
using Omni.Contract.Contents;
using Omni.Contract.Sending;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>message.sent</c>: the channel accepted an outbound message.</summary>
public sealed record MessageSent : ReportPayload
{
    /// <summary>The channel's id of the message.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>The recipient.</summary>
    public required string To { get; init; }

    /// <summary>The content; null when a status reports a message that this host did not send.</summary>
    public MessageContent? Content { get; init; }

    /// <summary>The channel's id of the message that this one replies to; null when it is not a reply.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>
    /// What the channel does with the message instead of sending it now, such as <c>held_for_quality_assessment</c>; null when it was sent.
    /// </summary>
    public string? ChannelStatus { get; init; }

    /// <summary>
    /// The template that went out instead of the message, because the recipient's service window was closed; null when none did.
    /// </summary>
    public StandInTemplate? FallbackTemplate { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MessageSent;
}
