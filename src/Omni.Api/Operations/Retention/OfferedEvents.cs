using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Storage;
using Omni.Api.Subscriptions;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Operations.Retention;

/// <summary>Which events every way out of the host has had.</summary>
internal sealed class OfferedEvents(EventLog log, IReadDb reads, IOptions<EventBusOptions> bus)
{
    /// <summary>
    /// The last event that was published to NATS, where there is one, and turned into deliveries, where there are active
    /// subscriptions. All marks move forward only: what was offered once is never read from there again.
    /// </summary>
    public async Task<long> LastAsync(CancellationToken ct)
    {
        // The very last event stays: new streams and subscriptions begin after it.
        var last = await log.LastAsync(ct) - 1;
        await using var db = reads.Open();
        var marks = await db.Progress.ToDictionaryAsync(p => p.Name, p => p.Position, ct);
        if (bus.Value.Provider == EventBusOptions.Nats) last = Math.Min(last, marks.GetValueOrDefault(EventRelay.Mark));
        var starts = await db.Subscriptions.Where(s => s.State == SubscriptionState.Active).Select(s => s.StartSeq).ToListAsync(ct);
        if (starts.Count == 0) return last;

        // Where it has come to, or where the first subscription begins: what is before that is not read.
        return Math.Min(last, Math.Max(marks.GetValueOrDefault(SubscriptionFeeder.Mark), starts.Min()));
    }

    /// <summary>Which events from one place to another have a delivery in the log of a subscription: it may be posted (again).</summary>
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
