using Omni.Api.Events;
using Omni.Api.Outbox;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;
using Omni.Api.Projections;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Lanes;

/// <summary>Ends a message before it leaves: outbox row, event and message in one transaction. Consumers see it as failed, with the code that says why.</summary>
internal sealed class Cancellation(IUnitOfWork unitOfWork, Projector projector, OutcomeRecorder recorder, LaneHost lanes, SendWaiters waiters, EventSignal signal, TimeProvider time)
{
    public const string Code = "CANCELLED";

    /// <summary>Somebody takes it back. False when it is leaving, or has ended.</summary>
    public Task<bool> CancelAsync(OutboxRow row, string channel) => EndAsync(row, channel, "cancelled", Code, "The message was cancelled before it was sent");

    /// <summary>It cannot be sent any more. False when it is leaving, or has ended.</summary>
    public Task<bool> FailAsync(OutboxRow row, string channel, string code, string reason) => EndAsync(row, channel, "failed", code, reason);

    private async Task<bool> EndAsync(OutboxRow row, string channel, string state, string code, string reason)
    {
        var queued = QueuedMessage.Of(row);
        var hasEnded = await unitOfWork.RunAsync(async session =>
        {
            if (!await session.EndUnsentAsync(row.Id, state, reason, time.GetUtcNow().ToUnixTimeMilliseconds())) return false;
            await projector.ApplyAsync(session, recorder.EventOf(queued, channel, OutcomeRecorder.FailureOf(queued.Message, reason, code, retryable: false)));
            return true;
        }, CancellationToken.None);
        if (!hasEnded) return false;

        lanes.Find(row.InstanceId)?.Remove(row.Seq, row.Id);
        signal.Ring();
        waiters.Tell(row.Id, new SendResult.Failed(code, reason, FailureReach.Message, RetryAfter: null));
        return true;
    }
}
