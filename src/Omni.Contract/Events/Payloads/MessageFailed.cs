using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>message.failed</c>: a message was not sent or not delivered.</summary>
public sealed record MessageFailed : ReportPayload
{
    /// <summary>The channel's id of the message; null when it was never accepted.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>The error message.</summary>
    public required string Error { get; init; }

    /// <summary>The channel's error code, or one of Omni's; null when there is none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The name that Omni gives the channel's error, such as <c>META_RATE_LIMITED</c>; null when it has none.</summary>
    public string? OmniCode { get; init; }

    /// <summary>Whether a retry can succeed.</summary>
    public required bool Retryable { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MessageFailed;
}
