using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>message.delivered</c>: a message reached the other side's device.</summary>
public sealed record MessageDelivered : ReportPayload
{
    /// <summary>The channel's id of the message.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>When it was delivered, in Unix ms.</summary>
    public required long DeliveredAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MessageDelivered;
}
