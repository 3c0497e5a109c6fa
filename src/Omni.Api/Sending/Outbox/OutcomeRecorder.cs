using System.Text.Json;
using Omni.Api.Events;
using Omni.Api.Projections;
using Omni.Api.Sending.Departures;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Messages;
using Omni.Contract.Outbox;
using Omni.Contract.Sending;

namespace Omni.Api.Sending.Outbox;

/// <summary>
/// Records the result of a send, each in one transaction: its outcome (event, projection, outbox row), a later retry, or a replaced
/// content. Then the waiting callers get their answer.
/// </summary>
internal sealed class OutcomeRecorder(
    OutcomeCommit commit, Projector projector, ChatProjection chats, OutcomeWaiter waiter, EventSignal signal, TimeProvider time)
{
    /// <summary>The reason of a message that the channel's server holds back.</summary>
    public const string Held = "HELD";

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task RecordAsync(QueuedMessage queued, string channel, SendResult result)
    {
        await commit.InsistAsync(
            queued,
            session => ApplyAsync(session, queued, channel, result),
            (session, fault) => SetAsideAsync(session, queued.Id, result, fault));
        signal.Ring();
        waiter.Tell(queued, result);
    }

    /// <summary>Records that a refused message is retried. Callers who would have to wait too long get their answer at once.</summary>
    /// <param name="queued">The message.</param>
    /// <param name="refusal">What the channel answered.</param>
    /// <param name="after">How long it waits; null when an operator must act first.</param>
    public async Task RecordWaitAsync(QueuedMessage queued, SendResult.Failed refusal, TimeSpan? after)
    {
        var due = after is { } pause ? time.GetUtcNow() + pause : (DateTimeOffset?)null;
        await commit.InsistAsync(
            queued,
            async session => await session.WaitAsync(
                queued.Id, due?.ToUnixTimeMilliseconds() ?? 0, refusal.ErrorCode, refusal.Error, Now),
            (session, _) => session.PutBackAsync(queued.Id, Now));
        if (!(after <= waiter.Limit)) waiter.Tell(queued.Id, new SendOutcome.Delayed(queued.Id, refusal.Error, due));
    }

    /// <summary>Answers the caller of a message that the channel's server holds back.</summary>
    public void Tell(QueuedMessage held, SendHold hold) =>
        waiter.Tell(held.Id, new SendOutcome.Delayed(held.Id, hold.Reason, hold.Until) { IsHeld = true });

    /// <summary>The service window has closed: sends the fallback instead.</summary>
    public async Task RecordExchangeAsync(QueuedMessage queued, MessageContent content, SendResult.Failed refusal)
    {
        var message = queued.Outgoing with { Content = content, Metadata = null };
        var shown = (content.Announced.Type, content.PlainText, JsonSerializer.Serialize(content, OmniJson.Options));
        var isExchanged = await commit.InsistAsync(
            queued,
            async session => await session.ExchangeAsync(
                message.Id, JsonSerializer.Serialize(message, OmniJson.Options), refusal.Error, shown, Now),
            (session, fault) => SetAsideAsync(session, message.Id, refusal, fault));
        if (!isExchanged) waiter.Tell(message.Id, refusal);
    }

    /// <summary>
    /// Records the minimum of an outcome that cannot be recorded in full. A message that was sent is never marked as one to send again.
    /// </summary>
    private async ValueTask SetAsideAsync(WriteSession session, Guid id, SendResult result, string fault)
    {
        switch (result)
        {
            case SendResult.Sent:
                await session.EndAsync(id, OutboxState.Sent, fault, Now);
                await session.ShowOutcomeAsync(id, DeliveryStatus.Sent, error: null, code: null, Now);
                break;
            case SendResult.Failed failed:
                await session.EndAsync(id, OutboxState.Failed, fault, Now);
                await session.ShowOutcomeAsync(id, DeliveryStatus.Failed, fault, failed.ErrorCode, Now);
                break;
            case SendResult.Ambiguous:
                await session.EndAsync(id, OutboxState.Ambiguous, fault, Now);
                break;
        }
    }

    private async ValueTask ApplyAsync(WriteSession session, QueuedMessage queued, string channel, SendResult result)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var message = queued.Outgoing;
        switch (result)
        {
            case SendResult.Sent sent:
                if (sent.ChatId is { } answered)
                    await chats.AnsweredAsync(
                        session, new ChatSighting { InstanceId = queued.InstanceId, Channel = channel, ExternalId = message.To }, answered,
                        now);
                await projector.ApplyAsync(session, SendEvents.Of(message.Id, queued.InstanceId, channel, new MessageSent
                {
                    ExternalId = sent.MessageId,
                    ChatId = message.To,
                    To = message.To,
                    Content = message.Content,
                    ReplyToId = message.ReplyTo,
                    ChannelStatus = sent.ChannelStatus,
                    FallbackTemplate = StandInTemplate.Of(message.Content),
                }, time));
                await session.EndAsync(message.Id, OutboxState.Sent, error: null, now);
                break;
            case SendResult.Failed failed:
                if (await session.SettleAsync(message.Id, OutboxState.Failed, failed.Error, now))
                {
                    var failure = SendEvents.FailureOf(
                        message.To, failed.Error, failed.ErrorCode, failed.RetryAfter is not null, failed.OmniCode);
                    await projector.ApplyAsync(session, SendEvents.Of(message.Id, queued.InstanceId, channel, failure, time));
                }

                break;
            case SendResult.Ambiguous ambiguous:
                await session.EndAsync(message.Id, OutboxState.Ambiguous, ambiguous.Error, now);
                break;
        }
    }
}
