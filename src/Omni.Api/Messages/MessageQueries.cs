using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
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
        var query = await FilteredAsync(db, filter, ct);
        if (filter.Search is { } search) return await SearchAsync(db, query, filter, SearchQuery.Of(search), ct);
        if (filter.Cursor is { SortValue: var at, Seq: var seq })
            query = query.Where(m => m.PlatformTimestamp < at || (m.PlatformTimestamp == at && m.Seq < seq));

        var rows = await query.OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq).Take(filter.Limit + 1)
            .ToListAsync(ct);
        var sending = await SendingAsync(db, rows, ct);
        return Pages.Of(rows, filter.Limit, row => MessageView.Of(row, sending.GetValueOrDefault(row.Id)),
            row => new Cursor(row.PlatformTimestamp, row.Seq).ToString());
    }

    /// <summary>The last to arrive first.</summary>
    private async Task<Page<Message>> SearchAsync(
        OmniDbContext db, IQueryable<MessageRow> query, MessageFilter filter, SearchQuery words, CancellationToken ct)
    {
        var found = await index.PageAsync(
            SearchKind.Message, words, SearchScope.Of(filter.InstanceId, filter.Visible, filter.ChatId), filter.Cursor?.Seq, filter.Limit,
            ReadAsync, row => row.Seq, ct);
        var sending = await SendingAsync(db, found.Rows, ct);
        return found.Show(row => MessageView.Of(row, sending.GetValueOrDefault(row.Id)));

        async Task<List<MessageRow>> ReadAsync(IReadOnlyList<long> seqs)
        {
            var rows = await query.Where(m => EF.Parameter(seqs).Contains(m.Seq)).OrderByDescending(m => m.Seq).ToListAsync(ct);
            return rows.FindAll(row => words.Matches(row.TextContent));
        }
    }

    private static async Task<IQueryable<MessageRow>> FilteredAsync(OmniDbContext db, MessageFilter filter, CancellationToken ct)
    {
        var query = db.Messages.AsQueryable();
        if (filter.ChatId is { } named)
        {
            var chat = await db.CurrentChatAsync(named, ct);
            query = query.Where(m => m.ChatId == chat);
        }

        if (filter.InstanceId is { } instance) query = query.Where(m => m.InstanceId == instance);
        if (filter.Visible is { } visible) query = query.Where(m => visible.Contains(m.InstanceId));
        if (filter.Sources is { } sources) query = query.Where(m => sources.Contains(m.Source));
        if (filter.MessageTypes is { } types) query = query.Where(m => types.Contains(m.MessageType));
        else query = query.Where(m => m.MessageType != ContentType.Reaction); // Reactions show on the message they belong to.
        if (filter.Statuses is { } statuses) query = query.Where(m => statuses.Contains(m.Status));
        if (filter.HasMedia is { } hasMedia) query = query.Where(m => m.HasMedia == hasMedia);
        if (filter.SinceUnixMs is { } since) query = query.Where(m => m.PlatformTimestamp >= since);
        if (filter.UntilUnixMs is { } until) query = query.Where(m => m.PlatformTimestamp <= until);
        return query;
    }

    /// <inheritdoc cref="NamedMessages.FindMessageAsync"/>
    public async Task<Message?> FindAsync(string reference, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await ShowAsync(db, await db.FindMessageAsync(reference, visible, ct), ct);
    }

    public async Task<Message?> FindByExternalIdAsync(Guid chatId, string externalId, CancellationToken ct)
    {
        await using var db = reads.Open();
        var chat = await db.CurrentChatAsync(chatId, ct);
        return await ShowAsync(db, await db.Messages.FirstOrDefaultAsync(m => m.ChatId == chat && m.ExternalId == externalId, ct), ct);
    }

    private static async Task<Message?> ShowAsync(OmniDbContext db, MessageRow? row, CancellationToken ct) =>
        row is null ? null : MessageView.Of(row, (await SendingAsync(db, [row], ct)).GetValueOrDefault(row.Id));

    /// <summary>The outbox rows of outgoing messages.</summary>
    private static async Task<Dictionary<Guid, OutboxRow>> SendingAsync(
        OmniDbContext db, IReadOnlyList<MessageRow> rows, CancellationToken ct)
    {
        var ours = rows.Where(r => r is { IsFromMe: true, Source: MessageSource.Api }).Select(r => r.Id).ToList();
        return ours.Count == 0 ? [] : await db.Outbox.Where(o => ours.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
    }
}
