using Microsoft.EntityFrameworkCore;
using Omni.Api.Media;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Messages;

namespace Omni.Api.Erasure;

/// <summary>
/// Erases messages:
/// 1. Marks their media, so that a download under way has no effect, and removes the files from the store.
/// 2. Removes messages and outbox rows, and keeps a hash of each id for later reports of the channel.
/// The marked media rows are removed last (<see cref="LastTraces"/>), after another look at the files.
/// </summary>
internal sealed class MessageEraser(IReadDb reads, IUnitOfWork unitOfWork, IMediaStore store)
{
    private static readonly string[] Reports =
    [
        DeliveryStatus.Sent, DeliveryStatus.Delivered, DeliveryStatus.Read, DeliveryStatus.Failed, "received", "reaction-received",
        "reaction-removed"
    ,];

    /// <param name="erasure">The erasure.</param>
    /// <param name="messages">The messages to erase.</param>
    /// <param name="next">The progress after the removal, without their number.</param>
    /// <param name="also">Further changes of the same transaction.</param>
    /// <param name="ct">Stops before the transaction.</param>
    public async Task EraseAsync(
        RunningErasure erasure, IReadOnlyList<(Guid Id, string? ExternalId)> messages, ErasureProgress next,
        Func<WriteSession, ValueTask>? also, CancellationToken ct)
    {
        // Step 1
        var ids = messages.Select(m => m.Id).ToList();
        var paths = await MarkMediaAsync(ids, ct);
        foreach (var path in paths) await store.DeleteAsync(path, ct);

        // Step 2
        var keys = messages.Where(m => m.ExternalId is not null)
            .SelectMany(m => Reports.Select(report => erasure.KeyOf(ErasedKey.OfUniqueKey($"{report}|{m.ExternalId}")))).ToList();
        await erasure.SaveAsync(
            unitOfWork,
            next with { ErasedMessages = next.ErasedMessages + ids.Count, ErasedMedia = next.ErasedMedia + paths.Count },
            async session =>
            {
                foreach (var key in keys) await session.AddErasedKeyAsync(key);
                await session.Db.Outbox.Where(o => ids.Contains(o.Id)).ExecuteDeleteAsync(CancellationToken.None);
                await session.Db.Messages.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(CancellationToken.None);
                if (also is not null) await also(session);
            });
    }

    private async Task<IReadOnlyList<string>> MarkMediaAsync(List<Guid> messageIds, CancellationToken ct)
    {
        await using var db = reads.Open();
        if (!await db.Media.AnyAsync(m => messageIds.Contains(m.MessageId), ct)) return [];
        await unitOfWork.RunAsync(async session =>
        {
            await session.OverwriteRemovedAsync();
            await session.Db.Media.Where(m => messageIds.Contains(m.MessageId)).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MediaState.Erased).SetProperty(m => m.Filename, (string?)null)
                    .SetProperty(m => m.Remote, (string?)null).SetProperty(m => m.Error, (string?)null),
                CancellationToken.None);
        }, CancellationToken.None);

        // After the mark: the row names the path if a download has stored its file in the meantime.
        return await db.Media.Where(m => messageIds.Contains(m.MessageId)).Select(m => m.Path).ToListAsync(ct);
    }
}
