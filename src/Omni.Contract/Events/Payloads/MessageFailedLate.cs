using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary>
/// <c>message.failed_late</c>: the channel reported a failure of a message after it had reported its delivery. The message did not fail.
/// </summary>
public sealed record MessageFailedLate : EventPayload
{
    /// <summary>The channel's id of the message; null when the report has none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>The delivery status that the message has and keeps: <c>delivered</c> or <c>read</c>.</summary>
    public required string DeliveryStatus { get; init; }

    /// <summary>The error message.</summary>
    public required string Error { get; init; }

    /// <summary>The channel's error code, or one of Omni's; null when there is none.</summary>
    public string? ErrorCode { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MessageFailedLate;
}
