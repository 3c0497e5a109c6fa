using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Search;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>
/// Reads events, newest first. An index finds those of an instance, a chat or a message. Filters by other columns are applied slice by
/// slice; after <see cref="MostExamined"/> events a page ends before it is full, and says where to go on.
/// </summary>
internal sealed class EventQueries(IReadDb reads, SearchIndex index, ChannelRegistry registry)
{
    private const int FirstSlice = 2000, LargestSlice = 50_000, MostExamined = 200_000;

    /// <summary>How much later than its processing an event may claim to have been received: clocks differ.</summary>
    private const long ClockSkewMs = 5 * 60_000;

    public async Task<Page<EventRecord>> ListAsync(EventFilter filter, CancellationToken ct)
    {
        filter = filter with { Channels = registry.NamesOf(filter.Channels) };
        await using var db = reads.Open();
        var narrowed = await NarrowedAsync(db, filter, ct);
        if (filter.Search is { } search) return await SearchAsync(db, Filtered(narrowed, filter), filter, SearchQuery.Of(search), ct);
        var (seqs, next) = await WalkAsync(narrowed, filter, ct);
        var rows = await db.Events.Where(e => EF.Parameter(seqs).Contains(e.Seq)).OrderByDescending(e => e.Seq).ToListAsync(ct);
        var items = await ShowAsync(db, rows, ct);
        var total = filter.Cursor is null && next is null
            ? items.Count
            : await CappedCount.CountAsync(
                narrowed.OrderByDescending(e => e.Seq), events => Filtered(events, filter), items.Count, ct);
        return new Page<EventRecord>(items, new PageMeta(next is not null, next is { } at ? new Cursor(at, at).ToString() : null)
        {
            Total = total,
        });
    }

    public async Task<EventRecord?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Events.FirstOrDefaultAsync(e => e.Id == id, ct) is { } row ? (await ShowAsync(db, [row], ct))[0] : null;
    }

    /// <summary>The views of some events.</summary>
    public static async Task<IReadOnlyList<EventRecord>> ShowAsync(OmniDbContext db, IReadOnlyList<EventRow> rows, CancellationToken ct)
    {
        var links = await db.LinksOfAsync(rows, ct);
        return [.. rows.Select(row => EventView.Of(row, links))];
    }

    /// <summary>The sequence numbers of a page, and the one to go on before; null at the end.</summary>
    private static async Task<(List<long> Seqs, long? Next)> WalkAsync(
        IQueryable<EventRow> narrowed, EventFilter filter, CancellationToken ct)
    {
        var (seqs, end, examined) = (new List<long>(), filter.Cursor?.Seq ?? long.MaxValue, 0);
        for (var size = FirstSlice; ; size = Math.Min(2 * size, LargestSlice))
        {
            var rest = narrowed.Where(e => e.Seq < end).OrderByDescending(e => e.Seq);
            seqs.AddRange(await Filtered(rest.Take(size), filter).OrderByDescending(e => e.Seq).Select(e => e.Seq)
                .Take(filter.Limit + 1 - seqs.Count).ToListAsync(ct));
            if (seqs.Count > filter.Limit) return (seqs[..filter.Limit], seqs[filter.Limit - 1]);
            if (await rest.Skip(size - 1).Select(e => (long?)e.Seq).FirstOrDefaultAsync(ct) is not { } last) return (seqs, null);
            (end, examined) = (last, examined + size);
            if (examined >= MostExamined) return (seqs, end);
        }
    }

    private async Task<Page<EventRecord>> SearchAsync(
        OmniDbContext db, IQueryable<EventRow> query, EventFilter filter, SearchQuery words, CancellationToken ct)
    {
        var found = await index.PageAsync(
            SearchKind.Event, words, SearchScope.Of(filter.InstanceId, filter.Visible, filter.ChatIds is [var only] ? only : null),
            filter.Cursor?.Seq, filter.Limit, ReadAsync, row => row.Seq, ct);
        var page = new FoundRows<EventRecord>(await ShowAsync(db, found.Rows, ct), found.Next).Show(record => record);
        return filter.Cursor is null && found.Next is null ? page with { Meta = page.Meta with { Total = page.Items.Count } } : page;

        async Task<List<EventRow>> ReadAsync(IReadOnlyList<long> seqs)
        {
            var rows = await query.Where(e => EF.Parameter(seqs).Contains(e.Seq)).OrderByDescending(e => e.Seq).ToListAsync(ct);
            return rows.FindAll(row => words.Matches(row.TextContent, row.ErrorMessage));
        }
    }

    /// <summary>What an index narrows.</summary>
    private async Task<IQueryable<EventRow>> NarrowedAsync(OmniDbContext db, EventFilter filter, CancellationToken ct)
    {
        var query = db.Events.AsQueryable();
        if (filter.InstanceId is { } instance) query = query.Where(e => e.InstanceId == instance);
        if (filter.Visible is { } visible) query = query.Where(e => e.InstanceId != null && visible.Contains(e.InstanceId.Value));
        if (filter.SinceUnixMs is { } since)
        {
            var end = await reads.ReadLastEventAsync(ct) + 1;
            var first = await reads.FindFirstEventAsync(since - ClockSkewMs, end, ct);
            query = query.Where(e => e.Seq >= first);
        }

        if (filter.ChatIds is [var chat]) query = query.Where(e => e.ChatId == chat);
        else if (filter.ChatIds is { } chats) query = query.Where(e => e.ChatId != null && chats.Contains(e.ChatId.Value));
        if (filter.MessageId is { } message)
        {
            var ids = await db.IdsOfMessageAsync(message, ct);
            query = ids is [var one]
                ? query.Where(e => e.MessageId == one)
                : query.Where(e => e.MessageId != null && ids.Contains(e.MessageId.Value));
        }

        if (filter.ExternalId is { } externalId)
        {
            var messages = await db.Messages.Where(m => m.ExternalId == externalId).Select(m => m.Id).ToListAsync(ct);
            if (messages.Count > 0) query = query.Where(e => e.MessageId != null && messages.Contains(e.MessageId.Value));
        }

        if (filter.PersonIds is not { } persons) return query;
        var theirs = await db.ChatsOfPersonsAsync(persons, ct);
        return theirs switch
        {
            [] => filter.WithTheirChats ? query.Where(e => false) : query,
            [var only] => query.Where(e => e.ChatId == only),
            _ => query.Where(e => e.ChatId != null && theirs.Contains(e.ChatId.Value)),
        };
    }

    private static IQueryable<EventRow> Filtered(IQueryable<EventRow> query, EventFilter filter)
    {
        if (filter.Channels is { } channels) query = query.Where(e => channels.Contains(e.Channel!));
        if (filter.EventTypes is { } types) query = query.OfTypes(types);
        if (filter.ExcludedTypes is { } excluded) query = query.NotOfTypes(excluded);
        if (filter.ContentTypes is { } contents) query = query.Where(e => contents.Contains(e.ContentType!));
        if (filter.PersonIds is { } persons && !filter.WithTheirChats)
            query = query.Where(e => e.PersonId != null && persons.Contains(e.PersonId.Value));
        if (filter.Direction is { } direction) query = query.Where(e => e.Direction == direction);
        if (filter.SinceUnixMs is { } since) query = query.Where(e => e.ReceivedAt >= since);
        if (filter.UntilUnixMs is { } until) query = query.Where(e => e.ReceivedAt <= until);
        if (filter.ExternalId is { } externalId) query = query.Where(e => e.ExternalId == externalId);
        if (filter.Statuses is { } statuses) query = query.Where(e => statuses.Contains(e.Status));
        return query;
    }
}
