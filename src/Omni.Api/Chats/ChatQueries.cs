using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Projections;
using Omni.Api.Reads;
using Omni.Api.Search;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Chats;
using Omni.Contract.Contents;

namespace Omni.Api.Chats;

/// <summary>Reads chats.</summary>
internal sealed class ChatQueries(IReadDb reads, SearchIndex index, ChannelRegistry registry)
{
    public async Task<Page<Chat>> ListAsync(ChatFilter filter, CancellationToken ct)
    {
        filter = filter with { Channels = registry.NamesOf(filter.Channels) };
        await using var db = reads.Open();
        var narrowed = Narrowed(db, filter);
        if (filter.Search is { } search)
            narrowed = await MatchingAsync(narrowed, search, SearchScope.Of(filter.InstanceId, filter.Visible), ct);
        var query = Filtered(db, narrowed, filter);
        var placed = filter.Cursor is { } cursor ? filter.Order.After(query, cursor) : query;
        var rows = await filter.Order.Sort(placed).Take(filter.Limit + 1).ToListAsync(ct);
        var page = Pages.Of(rows, filter.Limit, ChatView.Of, row => filter.Order.PlaceOf(row).ToString());
        var total = filter.Cursor is null && !page.Meta.HasMore
            ? page.Items.Count
            : await CappedCount.CountAsync(
                ChatOrder.Activity.Sort(narrowed), chats => Filtered(db, chats, filter), page.Items.Count, ct);
        return page with { Meta = page.Meta with { Total = total } };
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

    /// <summary>What an index narrows.</summary>
    private static IQueryable<ChatRow> Narrowed(OmniDbContext db, ChatFilter filter)
    {
        var query = db.Chats.Where(c => c.ChatType != ChatRow.Erased);
        if (filter.InstanceId is { } instance) query = query.Where(c => c.InstanceId == instance);
        if (filter.Visible is { } visible) query = query.Where(c => visible.Contains(c.InstanceId));
        return query;
    }

    private static IQueryable<ChatRow> Filtered(OmniDbContext db, IQueryable<ChatRow> query, ChatFilter filter)
    {
        if (filter.Channels is { } channels) query = query.Where(c => channels.Contains(c.Channel));
        if (filter.ChatTypes is { } types) query = query.Where(c => types.Contains(c.ChatType));
        if (filter.ExcludedTypes is { } excluded) query = query.Where(c => !excluded.Contains(c.ChatType));
        if (!filter.IncludeArchived) query = query.Where(c => c.ArchivedAt == null);
        if (!filter.IncludeHidden) query = query.Where(c => c.HiddenAt == null);
        if (filter.UnreadOnly) query = query.Where(c => c.UnreadCount > 0);
        if (filter.PendingOnly)
        {
            query = query.Where(c => db.Messages.Where(m => m.ChatId == c.Id && m.MessageType != ContentType.Reaction)
                .OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq).Select(m => (bool?)m.IsFromMe)
                .FirstOrDefault() == false);
        }

        if (filter.AttentionOnly)
        {
            var paused = StoredChatSettings.WrittenFlag(StoredChatSettings.AgentPaused);
            var closed = StoredChatSettings.WrittenFlag(StoredChatSettings.Closed);
            query = query.Where(c => c.Settings != null && c.Settings.Contains(paused) && !c.Settings.Contains(closed));
        }

        if (filter.Label is not { } label) return query;
        var written = ChatSettings.WrittenLabel(label);
        return query.Where(c => c.Labels != null && c.Labels.Contains(written));
    }
}
