using Omni.Api.Events;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;
using Omni.Api.Projections;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Outbox;

/// <summary>Records the outcome of a send: event, projection and outbox row in one transaction, then tells the waiting caller.</summary>
internal sealed partial class OutcomeRecorder(IUnitOfWork unitOfWork, Projector projector, ChatProjection chats, SendWaiters waiters, EventSignal signal, TimeProvider time, ILogger<OutcomeRecorder> logger)
{
    private const int Tries = 5;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    /// <summary>Tries for a while when the database is out of order. After that the row stays <c>sending</c>, which the next start reads as "nobody knows".</summary>
    public async Task RecordAsync(QueuedMessage queued, string channel, SendResult result)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await unitOfWork.RunAsync(session => ApplyAsync(session, queued, channel, result), CancellationToken.None);
                break;
            }
            catch (Exception e) when (attempt < Tries)
            {
                Log.TryingAgain(logger, e, queued.Message.Id);
                await Task.Delay(BetweenTries, time);
            }
            catch (Exception e)
            {
                Log.NotRecorded(logger, e, queued.Message.Id);
                break;
            }
        }

        signal.Ring();
        waiters.Tell(queued.Message.Id, result);
    }

    private async ValueTask ApplyAsync(WriteSession session, QueuedMessage queued, string channel, SendResult result)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var message = queued.Message;
        switch (result)
        {
            case SendResult.Sent sent:
                if (sent.ChatId is { } answered)
                    await chats.AnsweredAsync(session, new ChatSighting { InstanceId = queued.InstanceId, Channel = channel, ExternalId = message.To }, answered, now);
                await projector.ApplyAsync(session, EventOf(queued, channel, new MessageSent
                {
                    ExternalId = sent.MessageId,
                    ChatId = message.To,
                    To = message.To,
                    Content = message.Content,
                    ReplyToId = message.ReplyTo,
                }));
                await session.SettleAsync(message.Id, "sent", error: null, now);
                break;
            case SendResult.Failed failed:
                if (await session.SettleAsync(message.Id, "failed", failed.Error, now))
                    await projector.ApplyAsync(session, EventOf(queued, channel, FailureOf(message, failed.Error, failed.ErrorCode, failed.RetryAfter is not null)));
                break;
            case SendResult.Ambiguous ambiguous:
                await session.SettleAsync(message.Id, "ambiguous", ambiguous.Error, now);
                break;
        }
    }

    /// <summary>The event of a message that will not go out.</summary>
    public static MessageFailed FailureOf(OutgoingMessage message, string error, string code, bool retryable) =>
        new() { ChatId = message.To, Error = error, ErrorCode = code, Retryable = retryable };

    /// <summary>An event about a message of ours.</summary>
    public OmniEvent EventOf(QueuedMessage queued, string channel, EventPayload payload) => new()
    {
        Id = Ids.Next(time),
        Payload = payload,
        Timestamp = time.GetUtcNow().ToUnixTimeMilliseconds(),
        Metadata = new EventMetadata
        {
            CorrelationId = queued.Message.Id.ToString("D"),
            InstanceId = queued.InstanceId,
            ChannelType = channel,
            TraceId = System.Diagnostics.Activity.Current?.TraceId.ToHexString(),
            Source = $"channel:{channel}",
        },
    };

    private static partial class Log
    {
        [LoggerMessage(2206, LogLevel.Warning, "The outcome of {MessageId} could not be recorded; trying again")]
        public static partial void TryingAgain(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(2207, LogLevel.Error, "The outcome of {MessageId} could not be recorded; only a status can settle it now")]
        public static partial void NotRecorded(ILogger logger, Exception exception, Guid messageId);
    }
}
