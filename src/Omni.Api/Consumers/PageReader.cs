using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Events;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Consumers;

/// <summary>
/// Reads the log for a puller: events that a transaction committed, in the order of their numbers. There is one writer, which gives the
/// numbers, so that none can appear below one that was read.
/// </summary>
internal sealed class PageReader(IReadDb reads)
{
    /// <summary>The most characters of events in memory for one page; a page of greater events is shorter.</summary>
    private const int MaxCharacters = 16 * 1024 * 1024;

    /// <summary>Reads the events of a range that the caller may read, and selects those that the consumer wants.</summary>
    /// <param name="consumer">The consumer.</param>
    /// <param name="caller">The puller.</param>
    /// <param name="range">After the first number, up to the second.</param>
    /// <param name="limit">The most events to examine.</param>
    /// <param name="ct">Stops the read.</param>
    public async Task<PulledPage> ReadAsync(
        EventConsumerRow consumer, Caller caller, (long After, long UpTo) range, int limit, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = db.Events.Where(e => e.Seq > range.After && e.Seq <= range.UpTo);
        if (caller.InstanceIds is { } visible) query = query.Where(e => e.InstanceId != null && visible.Contains(e.InstanceId.Value));
        var (rows, characters) = (new List<EventRow>(), 0L);
        await foreach (var row in query.OrderBy(e => e.Seq).Take(limit).AsAsyncEnumerable().WithCancellation(ct))
        {
            rows.Add(row);
            if ((characters += row.Envelope.Length) > MaxCharacters) break;
        }

        var items = await ConsumerSelection.Of(consumer).OfAsync(rows, db, ct);
        return new PulledPage(
            [.. items.Select(item => item.For(caller))], rows.Count > 0 ? rows[^1].Seq : range.After,
            rows.Count == limit || characters > MaxCharacters);
    }
}
