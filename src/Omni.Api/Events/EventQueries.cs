using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Search;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>Reads events, newest first.</summary>
internal sealed class EventQueries(IReadDb reads, SearchIndex index, ChannelRegistry registry)
{
    public async Task<Page<EventRecord>> ListAsync(EventFilter filter, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = await FilteredAsync(db, filter, ct);
        if (filter.Search is { } search) return await SearchAsync(query, filter, SearchQuery.Of(search), ct);
        if (filter.Cursor is { Seq: var after }) query = query.Where(e => e.Seq < after);
        var rows = await query.OrderByDescending(e => e.Seq).Take(filter.Limit + 1).ToListAsync(ct);
        return Pages.Of(rows, filter.Limit, EventView.Of, row => new Cursor(row.Seq, row.Seq).ToString());
    }

    public async Task<EventRecord?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Events.FirstOrDefaultAsync(e => e.Id == id, ct) is { } row ? EventView.Of(row) : null;
    }

    private async Task<Page<EventRecord>> SearchAsync(
        IQueryable<EventRow> query, EventFilter filter, SearchQuery words, CancellationToken ct)
    {
        var found = await index.PageAsync(
            SearchKind.Event, words, SearchScope.Of(filter.InstanceId, filter.Visible, filter.ChatId), filter.Cursor?.Seq, filter.Limit,
            ReadAsync, row => row.Seq, ct);
        return found.Show(EventView.Of);

        async Task<List<EventRow>> ReadAsync(IReadOnlyList<long> seqs)
        {
            var rows = await query.Where(e => EF.Parameter(seqs).Contains(e.Seq)).OrderByDescending(e => e.Seq).ToListAsync(ct);
            return rows.FindAll(row => words.Matches(row.TextContent, row.ErrorMessage));
        }
    }

    private async Task<IQueryable<EventRow>> FilteredAsync(OmniDbContext db, EventFilter filter, CancellationToken ct)
    {
        var query = db.Events.AsQueryable();
        if (filter.InstanceId is { } instance) query = query.Where(e => e.InstanceId == instance);
        if (filter.Visible is { } visible) query = query.Where(e => e.InstanceId != null && visible.Contains(e.InstanceId.Value));
        if (registry.NamesOf(filter.Channels) is { } channels) query = query.Where(e => channels.Contains(e.Channel!));
        if (filter.EventTypes is { } types) query = query.Where(e => types.Contains(e.EventType));
        if (filter.ContentTypes is { } contents) query = query.Where(e => contents.Contains(e.ContentType!));
        if (filter.PersonId is { } person)
        {
            var ids = await db.IdsOfPersonAsync(person, ct);
            query = query.Where(e => e.PersonId != null && ids.Contains(e.PersonId.Value));
        }

        if (filter.Direction is { } direction) query = query.Where(e => e.Direction == direction);
        if (filter.SinceUnixMs is { } since) query = query.Where(e => e.ReceivedAt >= since);
        if (filter.UntilUnixMs is { } until) query = query.Where(e => e.ReceivedAt <= until);
        if (filter.ChatId is { } chat) query = query.Where(e => e.ChatId == chat);
        if (filter.MessageId is { } message)
        {
            var ids = await db.IdsOfMessageAsync(message, ct);
            query = query.Where(e => e.MessageId != null && ids.Contains(e.MessageId.Value));
        }

        if (filter.ExternalId is { } externalId) query = query.Where(e => e.ExternalId == externalId);
        if (filter.Statuses is { } statuses) query = query.Where(e => statuses.Contains(e.Status));
        return query;
    }
}
