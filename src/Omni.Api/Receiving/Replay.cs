using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>
/// Processes webhooks once more as they came, those of a range of time that are still kept: after a mistake of ours was
/// mended, or a table restored. What has its effect already is known by its unique keys, so doing it twice changes nothing.
/// </summary>
internal sealed class Replay(
    IInboxStore store, InboxProgress progress, WebhookInterpreter interpreter, WebhookCommit commit, InboxMetrics metrics)
{
    private const int Slice = 200;

    /// <summary>What one call did.</summary>
    /// <param name="Replayed">Webhooks processed.</param>
    /// <param name="NewEvents">Events that were not there before.</param>
    /// <param name="LastId">Where it ended; null when the range is done.</param>
    public sealed record Result(int Replayed, int NewEvents, long? LastId)
    {
        /// <summary>The channel that is held, if it ended there.</summary>
        public string? Held { get; init; }
    }

    /// <param name="sinceUnixMs">Received then or later.</param>
    /// <param name="untilUnixMs">Received then or earlier.</param>
    /// <param name="afterId">Goes on after this webhook; null begins.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="ct">Stops between two slices.</param>
    public async Task<Result> RunAsync(long sinceUnixMs, long untilUnixMs, long? afterId, int limit, CancellationToken ct)
    {
        // What comes from now on, and what its queue has not done yet, is the queue's.
        var end = progress.Seen.Last;
        var last = afterId ?? await store.FindBeforeAsync(sinceUnixMs, ct);
        var (replayed, events) = (0, 0);
        while (replayed < limit)
        {
            var next = await store.ReadAfterAsync(last, Math.Min(Slice, limit - replayed), ct);
            var due = next.TakeWhile(d => d.Id <= end && d.Delivery.ReceivedAtUnixMs <= untilUnixMs).ToList();
            if (due.Count > 0)
            {
                var (outcomes, held) = await InterpretAsync(due);
                if (held is not null) return new Result(replayed, events, last) { Held = held };
                if (outcomes.Count > 0)
                {
                    var duplicates = await commit.CommitAsync(outcomes, mark: null);
                    events += outcomes.Sum(o => o.Events.Count) - duplicates;
                    replayed += outcomes.Count;
                    metrics.Replayed(outcomes.Count);
                }

                last = due[^1].Id;
            }

            ct.ThrowIfCancellationRequested();
            if (due.Count < next.Count || next.Count == 0) return new Result(replayed, events, LastId: null);
        }

        return new Result(replayed, events, last);
    }

    /// <summary>Those that their queues are past, each asked of its channel, in their order; or the channel that is held.</summary>
    private async Task<(IReadOnlyList<WebhookOutcome> Outcomes, string? Held)> InterpretAsync(List<StoredWebhook> due)
    {
        var outcomes = new List<WebhookOutcome>();
        foreach (var queue in due.GroupBy(d => progress.Of(d.Delivery.Channel)))
        {
            // To their end, whatever the caller does: what a channel is busy with must not be lost sight of.
            List<StoredWebhook> done = [.. queue.Where(d => d.Id <= queue.Key.Position)];
            var interpreted = await interpreter.InterpretAsync(queue.Key, done, CancellationToken.None);
            if (interpreted.Count < done.Count) return ([], queue.Key.Channel);
            outcomes.AddRange(interpreted);
        }

        return ([.. outcomes.OrderBy(o => o.Stored.Id)], null);
    }
}
