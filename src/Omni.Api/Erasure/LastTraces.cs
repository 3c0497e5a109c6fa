using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Media;
using Omni.Api.Search;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Erasure;

/// <summary>The last step: removes media rows after another look at their files, the chats, and the subject.</summary>
internal sealed class LastTraces(IReadDb reads, IUnitOfWork unitOfWork, IMediaStore store, SearchFeeder search, TimeProvider time)
{
    private const int Slice = 500;

    /// <summary>False while an earlier send has no outcome: the outcome needs its row.</summary>
    public async Task<bool> TryFinishAsync(RunningErasure erasure, CancellationToken ct)
    {
        await using var db = reads.Open();
        var (chats, instanceId) = (erasure.Subject.ChatIds, erasure.InstanceId);
        if (await db.Messages.AnyAsync(m => chats.Contains(m.ChatId), ct)) return false;
        while (await db.Media.Where(m => m.State == MediaState.Erased && m.InstanceId == instanceId).OrderBy(m => m.Seq).Take(Slice)
            .Select(m => new { m.Id, m.Path }).ToListAsync(ct) is { Count: > 0 } media)
        {
            foreach (var file in media) await store.DeleteAsync(file.Path, ct);
            var ids = media.ConvertAll(m => m.Id);
            await unitOfWork.RunAsync(
                async session => await session.Db.Media.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(CancellationToken.None),
                CancellationToken.None);
        }

        await search.ForgottenAsync(ct);
        var progress = JsonSerializer.Serialize(erasure.Progress);
        await unitOfWork.RunAsync(async session =>
        {
            await session.OverwriteRemovedAsync();
            await session.Db.Chats.Where(c => chats.Contains(c.Id) && c.ChatType == ChatRow.Erased)
                .ExecuteDeleteAsync(CancellationToken.None);
            await session.CompleteErasureAsync(erasure.Row.Id, progress, time.GetUtcNow().ToUnixTimeMilliseconds());
        }, CancellationToken.None);
        return true;
    }
}
