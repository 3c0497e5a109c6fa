using Omni.Api.Events;
using Omni.Api.Foundation;
using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Messages;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Outbox;

/// <summary>
/// Ends messages that will not go out: outbox row, event and message in one transaction; then the waiting callers get their answer. It does
/// not need the message itself, so that an unreadable one ends like any other. Where the database rejects the event for good, row and
/// message alone record the end.
/// </summary>
internal sealed partial class SendFailures(
    IUnitOfWork unitOfWork, Projector projector, OutcomeWaiter waiter, EventSignal signal, TimeProvider time, ILogger<SendFailures> logger)
{
    /// <summary>The code of a message that cannot be read.</summary>
    public const string Unreadable = "UNREADABLE";

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Ends a message that has not left. False when it is leaving or has ended.</summary>
    public Task<bool> EndUnsentAsync(OutboxRow row, string channel, string state, string code, string reason) =>
        EndAsync(row, channel, code, reason, session => session.EndUnsentAsync(row.Id, state, reason, Now));

    /// <summary>Ends an ambiguous message. False when it has ended.</summary>
    public Task<bool> EndAmbiguousAsync(OutboxRow row, string channel, string code, string reason) =>
        EndAsync(row, channel, code, reason, session => session.SettleAsync(row.Id, OutboxState.Failed, code, Now));

    /// <summary>Ends a message that cannot be read.</summary>
    public async Task EndUnreadableAsync(OutboxRow row, string channel, Exception fault)
    {
        Log.Unreadable(logger, fault, row.Id);
        await EndUnsentAsync(row, channel, OutboxState.Failed, Unreadable,
            $"The stored message cannot be read ({fault.GetType().Name}), so it was not sent");
    }

    /// <summary>Applies the event and its effects in the caller's transaction.</summary>
    public async ValueTask ApplyAsync(WriteSession session, OutboxRow row, string channel, string code, string reason)
    {
        var recipient = QueuedMessage.TryRead(row, out _)?.Outgoing.To ?? "";
        await projector.ApplyAsync(
            session, SendEvents.Of(row.Id, row.InstanceId, channel, SendEvents.FailureOf(recipient, reason, code, retryable: false), time));
    }

    private async Task<bool> EndAsync(OutboxRow row, string channel, string code, string reason, Func<WriteSession, ValueTask<bool>> end)
    {
        bool hasEnded;
        try
        {
            hasEnded = await RunAsync(end, session => ApplyAsync(session, row, channel, code, reason));
        }
        catch (Exception e) when (!StorageTrouble.Is(e))
        {
            Log.WithoutEvent(logger, e, row.Id);
            hasEnded = await RunAsync(end, session => session.ShowOutcomeAsync(row.Id, DeliveryStatus.Failed, reason, code, Now));
        }

        if (!hasEnded) return false;
        signal.Ring();
        waiter.Tell(row.Id, new SendResult.Failed(code, reason, FailureReach.Message, RetryAfter: null));
        return true;
    }

    private Task<bool> RunAsync(Func<WriteSession, ValueTask<bool>> end, Func<WriteSession, ValueTask> say) =>
        unitOfWork.RunAsync(async session =>
        {
            if (!await end(session)) return false;
            await say(session);
            return true;
        }, CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(EventIds.SendFailuresUnreadable, LogLevel.Error,
            "The outbox row of {MessageId} cannot be read: the message fails and is not sent")]
        public static partial void Unreadable(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(EventIds.WithoutEvent, LogLevel.Error,
            "The database refuses the event of {MessageId}, which failed: it is recorded without it")]
        public static partial void WithoutEvent(ILogger logger, Exception exception, Guid messageId);
    }
}
