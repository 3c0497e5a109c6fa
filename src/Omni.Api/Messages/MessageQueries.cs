using Microsoft.EntityFrameworkCore;
using Omni.Api.Http;
using Omni.Api.Persistence;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Messages;

/// <summary>Reads messages, newest first; of one second, the last to arrive first.</summary>
internal sealed class MessageQueries(IReadDb reads)
{
    public async Task<Page<MessageView>> ListAsync(MessageFilter filter, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = db.Messages.AsQueryable();
        if (filter.ChatId is { } chat) query = query.Where(m => m.ChatId == chat);
        if (filter.InstanceId is { } instance) query = query.Where(m => m.InstanceId == instance);
        if (filter.Visible is { } visible) query = query.Where(m => visible.Contains(m.InstanceId));
        if (filter.Sources is { } sources) query = query.Where(m => sources.Contains(m.Source));
        if (filter.MessageTypes is { } types) query = query.Where(m => types.Contains(m.MessageType));
        else query = query.Where(m => m.MessageType != ContentType.Reaction); // Reactions show on the message they belong to.
        if (filter.Statuses is { } statuses) query = query.Where(m => statuses.Contains(m.Status));
        if (filter.HasMedia is { } hasMedia) query = query.Where(m => m.HasMedia == hasMedia);
        if (filter.SinceUnixMs is { } since) query = query.Where(m => m.PlatformTimestamp >= since);
        if (filter.UntilUnixMs is { } until) query = query.Where(m => m.PlatformTimestamp <= until);
        if (filter.Search is { } search) query = query.Where(m => EF.Functions.Like(m.TextContent!, LikePattern.Containing(search), LikePattern.Escape));
        if (filter.Cursor is { SortValue: var at, Seq: var seq }) query = query.Where(m => m.PlatformTimestamp < at || (m.PlatformTimestamp == at && m.Seq < seq));

        var rows = await query.OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq).Take(filter.Limit + 1).ToListAsync(ct);
        return Page<MessageView>.Of(rows, filter.Limit, MessageView.Of, row => new Cursor(row.PlatformTimestamp, row.Seq).ToString());
    }

    public async Task<MessageView?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Messages.FirstOrDefaultAsync(m => m.Id == id, ct) is { } row ? MessageView.Of(row) : null;
    }

    public async Task<MessageView?> FindByExternalIdAsync(Guid chatId, string externalId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Messages.FirstOrDefaultAsync(m => m.ChatId == chatId && m.ExternalId == externalId, ct) is { } row ? MessageView.Of(row) : null;
    }
}
