using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>message.read</c>: a message was read.</summary>
public sealed record MessageRead : ReportPayload
{
    /// <summary>The channel's id of the message.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>When it was read, in Unix ms.</summary>
    public required long ReadAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MessageRead;
}
