using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>message.received</c>: a message was received.</summary>
public sealed record MessageReceived : EventPayload
{
    /// <summary>The channel's id of the message.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>The channel's id of the sender.</summary>
    public required string From { get; init; }

    /// <summary>The content.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The channel's id of the message that this one replies to; null when it is not a reply.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>
    /// The channel's own object, with Omni's common keys (<c>pushName</c>, <c>isGroup</c>, <c>chatName</c>, <c>isFromMe</c>,
    /// <c>isForwarded</c>, <c>messageTimestamp</c>).
    /// </summary>
    public JsonElement? RawPayload { get; init; }

    /// <summary>What the channel knows about the chat, for the host; null when nothing. Not part of the event.</summary>
    [JsonIgnore]
    public Conversation Conversation { get; init; } = new();

    /// <summary>Media that the host downloads and stores; null when there is none. Not part of the event.</summary>
    [JsonIgnore]
    public RemoteMedia? Media { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MessageReceived;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? UniqueKey => $"received|{ExternalId}";
}
