using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Background;
using Omni.Api.Media;
using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Operations.Retention;

/// <summary>
/// Removes expired messages. It keeps a message that is still to be sent, and one whose file was sent again since.
/// 1. Media is marked, so that a download under way has no effect, and its files are removed from the store.
/// 2. Messages, their media rows, reactions, ended sends and previews are removed in one transaction.
/// After a crash between the two, the next purge finds the messages again.
/// </summary>
internal sealed class MessagePurge(
    IReadDb reads, IUnitOfWork unitOfWork, IMediaStore store, IOptions<MessagesOptions> options, TimeProvider time,
    ILogger<MessagePurge> logger) : BatchedPurge(time, logger)
{
    private const int Slice = 200;

    protected override async Task<int> PurgeSliceAsync(CancellationToken ct)
    {
        if (options.Value.Retention is not { } retention) return 0;
        var before = (Time.GetUtcNow() - retention).ToUnixTimeMilliseconds();
        await using var db = reads.Open();
        var over = await Over(db, before).OrderBy(m => m.PlatformTimestamp).ThenBy(m => m.Seq).Take(Slice).Select(m => m.Id)
            .ToListAsync(ct);
        if (over.Count == 0) return 0;

        // Step 1
        var paths = await unitOfWork.RunAsync(session => MarkMediaAsync(session.Db, over, before), ct);
        foreach (var path in paths) await store.DeleteAsync(path, ct);

        // Step 2
        return await unitOfWork.RunAsync(session => RemoveAsync(session, over, before), ct);
    }

    private static IQueryable<MessageRow> Over(OmniDbContext db, long before) => db.Messages.Where(m =>
        m.PlatformTimestamp < before && m.UpdatedAt < before
        && !db.Outbox.Any(o => o.Id == m.Id && OutboxRow.Unfinished.Contains(o.State))
        && !db.Media.Any(x => x.MessageId == m.Id && x.UpdatedAt >= before));

    /// <summary>Runs in the writer: a file that is sent again at this moment is either marked before or kept.</summary>
    private static async ValueTask<List<string>> MarkMediaAsync(OmniDbContext db, List<Guid> ids, long before)
    {
        var over = await Over(db, before).Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(CancellationToken.None);
        var media = db.Media.Where(m => over.Contains(m.MessageId));
        await media.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MediaState.Erased), CancellationToken.None);
        return await media.Select(m => m.Path).ToListAsync(CancellationToken.None);
    }

    private static async ValueTask<int> RemoveAsync(WriteSession session, List<Guid> ids, long before)
    {
        var db = session.Db;
        var over = await Over(db, before).Where(m => ids.Contains(m.Id))
            .Select(m => new { m.Id, m.ChatId, m.ExternalId, HasReactions = m.Reactions != null }).ToListAsync(CancellationToken.None);
        foreach (var message in over.Where(m => m.HasReactions && m.ExternalId != null))
            await session.RemoveReactionsAsync(message.ChatId, message.ExternalId!);
        var (gone, chats) = (over.ConvertAll(m => m.Id), over.Select(m => m.ChatId).Distinct().ToList());
        await db.Outbox.Where(o => gone.Contains(o.Id)).ExecuteDeleteAsync(CancellationToken.None);
        await db.Media.Where(m => gone.Contains(m.MessageId)).ExecuteDeleteAsync(CancellationToken.None);
        await db.Chats.Where(c => chats.Contains(c.Id) && c.LastMessageAt < before)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastMessagePreview, (string?)null), CancellationToken.None);
        return await db.Messages.Where(m => gone.Contains(m.Id)).ExecuteDeleteAsync(CancellationToken.None);
    }
}
