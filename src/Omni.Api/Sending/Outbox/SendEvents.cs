using System.Diagnostics;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Sending.Outbox;

/// <summary>Builds the outbox's events about outgoing messages.</summary>
internal static class SendEvents
{
    /// <summary>An event about an outgoing message.</summary>
    public static OmniEvent Of(Guid messageId, Guid instanceId, string channel, EventPayload payload, TimeProvider time) => new()
    {
        Id = Ids.Next(time),
        Payload = payload,
        Timestamp = time.GetUtcNow().ToUnixTimeMilliseconds(),
        Metadata = new EventMetadata
        {
            CorrelationId = messageId.ToString("D"),
            InstanceId = instanceId,
            ChannelType = channel,
            TraceId = Activity.Current?.TraceId.ToHexString(),
            Source = $"channel:{channel}",
        },
    };

    /// <summary>The payload of a message that will not go out.</summary>
    /// <param name="recipient">The recipient; the event names the chat when the message is known.</param>
    /// <param name="error">The reason, for people.</param>
    /// <param name="code">The reason, for programs.</param>
    /// <param name="retryable">Whether sending it again may help.</param>
    /// <param name="omniCode">Omni's name of the channel's error; null when it has none.</param>
    public static MessageFailed FailureOf(string recipient, string error, string code, bool retryable, string? omniCode = null) =>
        new() { ChatId = recipient, Error = error, ErrorCode = code, OmniCode = omniCode, Retryable = retryable };
}
