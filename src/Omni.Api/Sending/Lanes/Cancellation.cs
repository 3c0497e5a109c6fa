using Omni.Api.Sending.Outbox;
using Omni.Api.Storage.Rows;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>Ends a message before it leaves. Consumers see it as failed, with a code that states the reason.</summary>
internal sealed class Cancellation(SendFailures failures, LaneHost lanes)
{
    public const string Code = "CANCELLED";

    /// <summary>Cancels it at a caller's request. False when it is leaving or has ended.</summary>
    public Task<bool> CancelAsync(OutboxRow row, string channel) =>
        EndAsync(row, channel, OutboxState.Cancelled, Code, "The message was cancelled before it was sent");

    /// <summary>Fails it because it can no longer be sent. False when it is leaving or has ended.</summary>
    public Task<bool> FailAsync(OutboxRow row, string channel, string code, string reason) =>
        EndAsync(row, channel, OutboxState.Failed, code, reason);

    private async Task<bool> EndAsync(OutboxRow row, string channel, string state, string code, string reason)
    {
        if (!await failures.EndUnsentAsync(row, channel, state, code, reason)) return false;
        lanes.Find(row.InstanceId)?.Remove(row.Seq, row.Id);
        return true;
    }
}
