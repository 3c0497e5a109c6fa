using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>
/// Processes webhooks of a time range again, as far as they are still kept: after a bug was fixed or a table restored. Events applied
/// already are recognised by their unique keys, so a repetition changes nothing.
/// </summary>
internal sealed class Replay(
    IInboxStore store, InboxProgress progress, WebhookInterpreter interpreter, WebhookCommit commit, InboxMetrics metrics)
{
    private const int Slice = 200;

    /// <summary>The result of one call.</summary>
    /// <param name="Replayed">Webhooks processed.</param>
    /// <param name="NewEvents">Events that did not exist before.</param>
    /// <param name="LastId">The last webhook of the call; null when the range is done.</param>
    public sealed record Result(int Replayed, int NewEvents, long? LastId)
    {
        /// <summary>The held channel at which the call ended, if any.</summary>
        public string? Held { get; init; }
    }

    /// <param name="sinceUnixMs">Start of the range of receipt, inclusive.</param>
    /// <param name="untilUnixMs">End of the range of receipt, inclusive.</param>
    /// <param name="afterId">Continues after this webhook; null starts at the beginning.</param>
    /// <param name="limit">The maximum of webhooks.</param>
    /// <param name="ct">Stops between two slices.</param>
    public async Task<Result> RunAsync(long sinceUnixMs, long untilUnixMs, long? afterId, int limit, CancellationToken ct)
    {
        // Webhooks that arrive from now on, and those that their queue has not processed yet, are left to the queue.
        var end = progress.Seen.Last;
        var last = afterId ?? await store.FindBeforeAsync(sinceUnixMs, ct);
        var (replayed, events) = (0, 0);
        while (replayed < limit)
        {
            var next = await store.ReadAfterAsync(last, Math.Min(Slice, limit - replayed), ct);
            var due = next.TakeWhile(d => d.Id <= end && d.Webhook.ReceivedAtUnixMs <= untilUnixMs).ToList();
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

    /// <summary>Interprets, in their order, the webhooks that their queues have passed; or returns the held channel.</summary>
    private async Task<(IReadOnlyList<WebhookOutcome> Outcomes, string? Held)> InterpretAsync(List<StoredWebhook> due)
    {
        var outcomes = new List<WebhookOutcome>();
        foreach (var queue in due.GroupBy(d => progress.Of(d.Webhook.Channel)))
        {
            // Not cancelled with the caller: the host must keep track of what a channel works on.
            List<StoredWebhook> done = [.. queue.Where(d => d.Id <= queue.Key.Position)];
            var interpreted = await interpreter.InterpretAsync(queue.Key, done, CancellationToken.None);
            if (interpreted.Count < done.Count) return ([], queue.Key.Channel);
            outcomes.AddRange(interpreted);
        }

        return ([.. outcomes.OrderBy(o => o.Stored.Id)], null);
    }
}
