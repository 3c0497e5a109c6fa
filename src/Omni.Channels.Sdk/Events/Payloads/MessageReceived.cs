using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>message.received</c>: a message came in.</summary>
public sealed record MessageReceived : EventPayload
{
    /// <summary>The channel's id of the message.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>Who wrote it, as the channel names people.</summary>
    public required string From { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The channel's id of the message it answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>
    /// The channel's own object, with Omni's common keys (<c>pushName</c>, <c>isGroup</c>, <c>chatName</c>, <c>isFromMe</c>,
    /// <c>isForwarded</c>, <c>messageTimestamp</c>).
    /// </summary>
    public JsonElement? RawPayload { get; init; }

    /// <summary>What the channel knows of the chat; for the host, not on the wire.</summary>
    [JsonIgnore]
    public Conversation Conversation { get; init; } = new();

    /// <summary>Media that the host is to fetch and keep; for the host, not on the wire.</summary>
    [JsonIgnore]
    public RemoteMedia? Media { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MessageReceived;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? UniqueKey => $"received|{ExternalId}";
}
