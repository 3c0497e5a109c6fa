using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Storage;
using Omni.Api.Subscriptions;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Operations.Retention;

/// <summary>Finds the events that all deliveries have processed.</summary>
internal sealed class OfferedEvents(EventLog log, IReadDb reads, IOptions<EventBusOptions> bus)
{
    /// <summary>
    /// The last event that was published to NATS, if configured, and turned into deliveries, if active subscriptions exist. All marks only
    /// move forward: no event before them is read again.
    /// </summary>
    public async Task<long> LastAsync(CancellationToken ct)
    {
        // The very last event stays: new streams and subscriptions start after it.
        var last = await log.LastAsync(ct) - 1;
        await using var db = reads.Open();
        var marks = await db.Progress.ToDictionaryAsync(p => p.Name, p => p.Position, ct);
        if (bus.Value.Provider == EventBusOptions.Nats) last = Math.Min(last, marks.GetValueOrDefault(EventRelay.Mark));
        var starts = await db.Subscriptions.Where(s => s.State == SubscriptionState.Active).Select(s => s.StartSeq).ToListAsync(ct);
        if (starts.Count == 0) return last;

        // The feeder's mark, or the start of the first subscription: events before it are not read.
        return Math.Min(last, Math.Max(marks.GetValueOrDefault(SubscriptionFeeder.Mark), starts.Min()));
    }

    /// <summary>The events between two places that have a delivery in the log of a subscription: they may be posted (again).</summary>
    public async Task<IReadOnlySet<long>> PostedAsync(long from, long to, CancellationToken ct)
    {
        await using var db = reads.Open();
        var subscriptions = await db.Subscriptions.Select(s => s.Id).ToListAsync(ct);
        if (subscriptions.Count == 0) return new HashSet<long>();
        return await db.SubscriptionDeliveries
            .Where(d => subscriptions.Contains(d.SubscriptionId) && d.EventSeq >= from && d.EventSeq <= to)
            .Select(d => d.EventSeq).ToHashSetAsync(ct);
    }
}
