using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Search;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;

namespace Omni.Api.Chats;

/// <summary>Reads chats.</summary>
internal sealed class ChatQueries(IReadDb reads, SearchIndex index)
{
    public async Task<Page<Chat>> ListAsync(ChatFilter filter, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = db.Chats.Where(c => c.ChatType != ChatRow.Erased);
        if (filter.InstanceId is { } instance) query = query.Where(c => c.InstanceId == instance);
        if (filter.Visible is { } visible) query = query.Where(c => visible.Contains(c.InstanceId));
        if (filter.Channels is { } channels) query = query.Where(c => channels.Contains(c.Channel));
        if (filter.ChatTypes is { } types) query = query.Where(c => types.Contains(c.ChatType));
        if (!filter.IncludeArchived) query = query.Where(c => c.ArchivedAt == null);
        if (filter.UnreadOnly) query = query.Where(c => c.UnreadCount > 0);
        if (filter.Search is { } search) query = await MatchingAsync(query, search, SearchScope.Of(filter.InstanceId, filter.Visible), ct);
        if (filter.Cursor is { } cursor) query = filter.Order.After(query, cursor);
        var rows = await filter.Order.Sort(query).Take(filter.Limit + 1).ToListAsync(ct);
        return Pages.Of(rows, filter.Limit, ChatView.Of, row => filter.Order.PlaceOf(row).ToString());
    }

    /// <summary>
    /// Chats whose names, numbers or usernames match; at most the newest ten thousand of them, so that any order of the list is bounded.
    /// </summary>
    public async Task<IQueryable<ChatRow>> MatchingAsync(
        IQueryable<ChatRow> chats, string search, SearchScope scope, CancellationToken ct)
    {
        var found = await index.AllAsync(SearchKind.Chat, SearchQuery.Of(search), scope, ct);
        return chats.Where(c => EF.Parameter(found).Contains(c.Seq));
    }

    public async Task<Chat?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        if (await db.Chats.FirstOrDefaultAsync(c => c.Id == id && c.ChatType != ChatRow.Erased, ct) is { } row) return ChatView.Of(row);

        // A merged chat is reached by its old id too.
        var old = id.ToString("D");
        var joined = await db.ChatAddresses.Where(a => a.Address == old).Join(db.Chats, a => a.ChatId, c => c.Id, (_, c) => c)
            .FirstOrDefaultAsync(ct);
        return joined is null ? null : ChatView.Of(joined);
    }

    /// <summary>Finds a chat by any of its addresses.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="names">The spellings of one address.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<Chat?> FindByExternalIdAsync(Guid instanceId, IReadOnlyList<string> names, CancellationToken ct)
    {
        await using var db = reads.Open();
        var row = await db.ChatAddresses.Where(a => a.InstanceId == instanceId && names.Contains(a.Address))
            .Join(db.Chats, a => a.ChatId, c => c.Id, (_, c) => c).FirstOrDefaultAsync(ct);
        return row is null ? null : ChatView.Of(row);
    }

    public async Task<IReadOnlyList<ChatParticipant>> ParticipantsAsync(Guid chatId, int limit, CancellationToken ct)
    {
        await using var db = reads.Open();
        var rows = await db.ChatParticipants.Where(p => p.ChatId == chatId).OrderBy(p => p.FirstSeenAt).Take(limit).ToListAsync(ct);
        return [.. rows.Select(ParticipantView.Of)];
    }
}
