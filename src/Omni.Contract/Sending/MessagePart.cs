using System.Text.Json.Serialization;

namespace Omni.Contract.Sending;

/// <summary>One message of a split text.</summary>
public sealed record MessagePart
{
    /// <summary>The message's id in this host.</summary>
    public required Guid Id { get; init; }

    /// <summary>The channel's id (for WhatsApp the wamid).</summary>
    public required string MessageId { get; init; }

    /// <summary>The channel's id again: the same as <c>messageId</c>.</summary>
    public required string ExternalMessageId { get; init; }

    /// <summary>What the channel does with it instead of sending it now; absent when it sends it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChannelStatus { get; init; }
}
