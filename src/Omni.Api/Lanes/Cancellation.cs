using Omni.Api.Events;
using Omni.Api.Outbox;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;
using Omni.Api.Projections;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Lanes;

/// <summary>Takes a message back before it leaves: outbox row, event and message in one transaction. Consumers see it as failed, code <c>CANCELLED</c>.</summary>
internal sealed class Cancellation(IUnitOfWork unitOfWork, Projector projector, OutcomeRecorder recorder, LaneHost lanes, SendWaiters waiters, EventSignal signal, TimeProvider time)
{
    public const string Code = "CANCELLED";

    private const string Reason = "The message was cancelled before it was sent";

    /// <summary>False when it is leaving, or has ended.</summary>
    public async Task<bool> CancelAsync(OutboxRow row, string channel)
    {
        var queued = QueuedMessage.Of(row);
        var isCancelled = await unitOfWork.RunAsync(async session =>
        {
            if (!await session.CancelAsync(row.Id, time.GetUtcNow().ToUnixTimeMilliseconds())) return false;
            await projector.ApplyAsync(session, recorder.EventOf(queued, channel, OutcomeRecorder.FailureOf(queued.Message, Reason, Code, retryable: false)));
            return true;
        }, CancellationToken.None);
        if (!isCancelled) return false;

        lanes.Find(row.InstanceId)?.Remove(row.Seq, row.Id);
        signal.Ring();
        waiters.Tell(row.Id, new SendResult.Failed(Code, Reason, FailureReach.Message, RetryAfter: null));
        return true;
    }
}
