using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Search;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Contents;
using Omni.Contract.Messages;

namespace Omni.Api.Messages;

/// <summary>Reads messages, newest first; within a second, the last to arrive first.</summary>
internal sealed class MessageQueries(IReadDb reads, SearchIndex index)
{
    public async Task<Page<Message>> ListAsync(MessageFilter filter, CancellationToken ct)
    {
        await using var db = reads.Open();
        var narrowed = await NarrowedAsync(db, filter, ct);
        var query = Filtered(narrowed, filter);
        if (filter.Search is { } search) return await SearchAsync(db, query, filter, SearchQuery.Of(search), ct);
        if (filter.Cursor is { } cursor) query = Before(query, cursor);
        var rows = await Newest(query).Take(filter.Limit + 1).ToListAsync(ct);
        var page = await ShowAsync(db, rows.Count > filter.Limit ? rows[..filter.Limit] : rows, ct);
        var hasMore = rows.Count > filter.Limit;
        var total = hasMore || filter.Cursor is not null
            ? await CappedCount.CountAsync(Newest(narrowed), messages => Filtered(messages, filter), page.Count, ct)
            : page.Count;
        return new Page<Message>(
            page, new PageMeta(hasMore, hasMore ? PlaceOf(rows[filter.Limit - 1]).ToString() : null) { Total = total });
    }

    /// <summary>The place of a message in the lists that a filter selects; null when none of them has it.</summary>
    public async Task<Cursor?> PlaceOfAsync(string reference, MessageFilter filter, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = await NarrowedAsync(db, filter with { SinceUnixMs = null, UntilUnixMs = null }, ct);
        var externalId = NamedMessages.ExternalIdOf(reference);
        query = Guid.TryParse(reference, out var id) ? query.Where(m => m.Id == id) : query.Where(m => m.ExternalId == externalId);
        return await Newest(query).FirstOrDefaultAsync(ct) is { } row ? PlaceOf(row) : null;
    }

    /// <summary>The last to arrive first.</summary>
    private async Task<Page<Message>> SearchAsync(
        OmniDbContext db, IQueryable<MessageRow> query, MessageFilter filter, SearchQuery words, CancellationToken ct)
    {
        var found = await index.PageAsync(
            SearchKind.Message, words, SearchScope.Of(filter.InstanceId, filter.Visible, filter.ChatId), filter.Cursor?.Seq, filter.Limit,
            ReadAsync, row => row.Seq, ct);
        var page = new FoundRows<Message>(await ShowAsync(db, found.Rows, ct), found.Next).Show(message => message);
        return filter.Cursor is null && found.Next is null ? page with { Meta = page.Meta with { Total = page.Items.Count } } : page;

        async Task<List<MessageRow>> ReadAsync(IReadOnlyList<long> seqs)
        {
            var rows = await query.Where(m => EF.Parameter(seqs).Contains(m.Seq)).OrderByDescending(m => m.Seq).ToListAsync(ct);
            return rows.FindAll(row => words.Matches(row.TextContent));
        }
    }

    private static Cursor PlaceOf(MessageRow row) => new(row.PlatformTimestamp, row.Seq);

    private static IQueryable<MessageRow> Newest(IQueryable<MessageRow> query) =>
        query.OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq);

    private static IQueryable<MessageRow> Before(IQueryable<MessageRow> query, Cursor place)
    {
        var (at, seq) = (place.SortValue, place.Seq);
        return query.Where(m => m.PlatformTimestamp < at || (m.PlatformTimestamp == at && m.Seq < seq));
    }

    /// <summary>What an index narrows.</summary>
    private static async Task<IQueryable<MessageRow>> NarrowedAsync(OmniDbContext db, MessageFilter filter, CancellationToken ct)
    {
        var query = db.Messages.AsQueryable();
        if (filter.ChatId is { } named)
        {
            var chat = await db.CurrentChatAsync(named, ct);
            query = query.Where(m => m.ChatId == chat);
        }

        if (filter.InstanceId is { } instance) query = query.Where(m => m.InstanceId == instance);
        if (filter.Visible is { } visible) query = query.Where(m => visible.Contains(m.InstanceId));
        if (filter.SinceUnixMs is { } since) query = query.Where(m => m.PlatformTimestamp >= since);
        if (filter.UntilUnixMs is { } until) query = query.Where(m => m.PlatformTimestamp <= until);
        if (filter.Before is { } before) query = Before(query, before);
        if (filter.After is { SortValue: var at, Seq: var seq })
            query = query.Where(m => m.PlatformTimestamp > at || (m.PlatformTimestamp == at && m.Seq > seq));
        return query;
    }

    private static IQueryable<MessageRow> Filtered(IQueryable<MessageRow> query, MessageFilter filter)
    {
        if (filter.Sources is { } sources) query = query.Where(m => sources.Contains(m.Source));
        if (filter.MessageTypes is { } types) query = query.Where(m => types.Contains(m.MessageType));
        else query = query.Where(m => m.MessageType != ContentType.Reaction); // Reactions show on the message they belong to.
        if (filter.Statuses is { } statuses) query = query.Where(m => statuses.Contains(m.Status));
        if (filter.HasMedia is { } hasMedia) query = query.Where(m => m.HasMedia == hasMedia);
        return query;
    }

    /// <inheritdoc cref="NamedMessages.FindMessageAsync"/>
    public async Task<(Message? Message, NamedMessage Named)> FindAsync(
        string reference, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        await using var db = reads.Open();
        var named = await db.FindMessageAsync(reference, visible, ct);
        return (await ShowAsync(db, named.Row, ct), named);
    }

    /// <inheritdoc cref="NamedMessages.FindMessageOfChatAsync"/>
    public async Task<Message?> FindOfChatAsync(Guid chatId, string reference, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await ShowAsync(db, await db.FindMessageOfChatAsync(chatId, reference, ct), ct);
    }

    private static async Task<Message?> ShowAsync(OmniDbContext db, MessageRow? row, CancellationToken ct) =>
        row is null ? null : (await ShowAsync(db, [row], ct))[0];

    /// <summary>The messages with what other tables know of them.</summary>
    private static async Task<IReadOnlyList<Message>> ShowAsync(OmniDbContext db, IReadOnlyList<MessageRow> rows, CancellationToken ct)
    {
        var sending = await SendingAsync(db, rows, ct);
        var chats = rows.Select(r => r.ChatId).Distinct().ToList();
        var names = chats.Count == 0
            ? []
            : await db.Chats.Where(c => chats.Contains(c.Id) && c.Name != null).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return [.. rows.Select(row => MessageView.Of(row, sending.GetValueOrDefault(row.Id)) with
        {
            ChatName = names.GetValueOrDefault(row.ChatId),
        })];
    }

    /// <summary>The outbox rows of outgoing messages.</summary>
    private static async Task<Dictionary<Guid, OutboxRow>> SendingAsync(
        OmniDbContext db, IReadOnlyList<MessageRow> rows, CancellationToken ct)
    {
        var ours = rows.Where(r => r is { IsFromMe: true, Source: MessageSource.Api }).Select(r => r.Id).ToList();
        return ours.Count == 0 ? [] : await db.Outbox.Where(o => ours.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
    }
}
