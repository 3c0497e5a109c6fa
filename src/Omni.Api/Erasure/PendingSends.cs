using Microsoft.EntityFrameworkCore;
using Omni.Api.Events;
using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Messages;
using Omni.Contract.Outbox;

namespace Omni.Api.Erasure;

/// <summary>
/// Waiting sends of the person. The cut cancelled them; this step answers the waiting callers and emits the events. The event names the
/// message by Omni's id and contains no number.
/// </summary>
internal sealed class PendingSends(
    IReadDb reads, IUnitOfWork unitOfWork, SendFailures failures, LaneHost lanes, OutcomeWaiter waiter, EventSignal signal,
    TimeProvider time) : IErasureStep
{
    public const string Code = "ERASED";

    private const string Reason = "The recipient was erased before the message was sent";
    private const int Slice = 100;

    private static readonly string[] NotLeft = [OutboxState.Pending, OutboxState.Waiting, OutboxState.Cancelled];

    public string Name => "sends";

    public bool IsRepeated => true;

    public async Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct)
    {
        await using var db = reads.Open();
        var chats = erasure.Subject.ChatIds;
        var waiting = await db.Messages.Where(m => chats.Contains(m.ChatId) && m.IsFromMe && m.DeliveryStatus == DeliveryStatus.Pending)
            .Join(db.Outbox.Where(o => NotLeft.Contains(o.State)), m => m.Id, o => o.Id, (_, o) => o).OrderBy(o => o.Seq).Take(Slice)
            .ToListAsync(ct);
        if (waiting.Count == 0) return false;
        await erasure.SaveAsync(unitOfWork, erasure.Progress, async session =>
        {
            foreach (var row in waiting) await CancelAsync(session, row, erasure.Row.Channel);
        });
        signal.Ring();
        foreach (var row in waiting)
        {
            lanes.Find(row.InstanceId)?.Remove(row.Seq, row.Id);
            waiter.Tell(row.Id, new SendResult.Failed(Code, Reason, FailureReach.Message, RetryAfter: null));
        }

        return true;
    }

    private async ValueTask CancelAsync(WriteSession session, OutboxRow row, string channel)
    {
        // A message that has left since is not cancelled: its outcome arrives, and the next pass finds it.
        if (!await session.EndUnsentAsync(row.Id, OutboxState.Cancelled, Reason, time.GetUtcNow().ToUnixTimeMilliseconds())
            && row.State != OutboxState.Cancelled)
        {
            return;
        }
        await failures.ApplyAsync(session, row, channel, Code, Reason);
    }
}
