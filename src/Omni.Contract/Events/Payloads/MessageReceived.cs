using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Contract.Contents;

namespace Omni.Contract.Events.Payloads;

/// <summary>
/// <c>message.received</c>: a message was received; <c>message.history</c>: an old one came with the history of the account;
/// <c>message.standby</c>: it came for information, because another partner answers in the chat.
/// </summary>
public sealed record MessageReceived : EventPayload
{
    /// <summary>The channel's id of the message.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>The channel's id of the sender.</summary>
    public required string From { get; init; }

    /// <summary>The sender's name as the sender shows it; null when unknown, and when the business sent it.</summary>
    public string? SenderName { get; init; }

    /// <summary>The content.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The channel's id of the message that this one replies to; null when it is not a reply.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>
    /// The channel's own object, with Omni's common keys (<c>pushName</c>, <c>isGroup</c>, <c>chatName</c>, <c>isFromMe</c>,
    /// <c>isForwarded</c>, <c>messageTimestamp</c>); null when the channel gives none, and when the payload is masked.
    /// </summary>
    public JsonElement? RawPayload { get; init; }

    /// <summary>
    /// Whether the business sent the message from another app, such as the phone: <c>isFromMe</c> of <see cref="RawPayload"/>. Do not
    /// reply to such a message.
    /// </summary>
    [JsonIgnore]
    public bool IsFromMe => RawPayload is { ValueKind: JsonValueKind.Object } raw
        && raw.TryGetProperty("isFromMe"u8, out var isFromMe) && isFromMe.ValueKind == JsonValueKind.True;

    /// <summary>
    /// Whether the message is old and came with the history of the account. Do not reply to it. On the wire only when true.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsHistory { get; init; }

    /// <summary>
    /// Whether another partner of the business answers in the chat, so that the message came for information only: its event is
    /// <c>message.standby</c>. Do not reply to such a message.
    /// </summary>
    [JsonIgnore]
    public bool IsStandby { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => IsStandby ? EventTypes.MessageStandby
        : IsHistory ? EventTypes.MessageHistory
        : EventTypes.MessageReceived;
}
