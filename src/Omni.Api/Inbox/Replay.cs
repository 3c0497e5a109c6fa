using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Inbox;

/// <summary>
/// Processes webhooks once more as they came, those of a range of time that are still kept: after a mistake of ours was
/// mended, or a table restored. What has its effect already is known by its unique keys, so doing it twice changes nothing.
/// </summary>
internal sealed class Replay(IInboxStore store, IUnitOfWork unitOfWork, DeliveryInterpreter interpreter, DeliveryCommit commit, InboxMetrics metrics)
{
    private const int Slice = 200;

    /// <summary>What one call did.</summary>
    /// <param name="Replayed">Webhooks processed.</param>
    /// <param name="NewEvents">Events that were not there before.</param>
    /// <param name="LastId">Where it ended; null when the range is done.</param>
    public sealed record Result(int Replayed, int NewEvents, long? LastId);

    /// <param name="sinceUnixMs">Received then or later.</param>
    /// <param name="untilUnixMs">Received then or earlier.</param>
    /// <param name="afterId">Goes on after this webhook; null begins.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="ct">Stops between two slices.</param>
    public async Task<Result> RunAsync(long sinceUnixMs, long untilUnixMs, long? afterId, int limit, CancellationToken ct)
    {
        // What the worker has not done yet is its own.
        var mark = await unitOfWork.ReadProgressAsync(InboxWorker.Mark, ct);
        var last = afterId ?? await store.FindBeforeAsync(sinceUnixMs, ct);
        var (replayed, events) = (0, 0);
        while (replayed < limit)
        {
            var next = await store.ReadAfterAsync(last, Math.Min(Slice, limit - replayed), ct);
            var due = next.TakeWhile(d => d.Id <= mark && d.Delivery.ReceivedAtUnixMs <= untilUnixMs).ToList();
            if (due.Count > 0)
            {
                var outcomes = await interpreter.InterpretAsync(due, ct);
                var duplicates = await commit.CommitAsync(outcomes);
                events += outcomes.Sum(o => o.Events.Count) - duplicates;
                replayed += due.Count;
                last = due[^1].Id;
                metrics.Replayed(due.Count);
            }

            if (due.Count < next.Count || next.Count == 0) return new Result(replayed, events, LastId: null);
        }

        return new Result(replayed, events, last);
    }
}
