using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>message.failed</c>: a message could not be sent or delivered.</summary>
public sealed record MessageFailed : EventPayload
{
    /// <summary>The channel's id of the message; null when it never got one.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Error { get; init; }

    /// <summary>The channel's error code, or one of ours.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Whether sending again can help.</summary>
    public required bool Retryable { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MessageFailed;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? UniqueKey => ExternalId is null ? null : $"failed|{ExternalId}";
}
