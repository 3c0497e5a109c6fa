using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Erasure;

/// <summary>
/// The direct chats: every message of both sides, with media, reactions and outbox rows. A message under way to the channel stays until its
/// outcome is known.
/// </summary>
internal sealed class DirectChats(IReadDb reads, IUnitOfWork unitOfWork, MessageEraser eraser) : IErasureStep
{
    private const int Slice = 200;

    public string Name => "messages";

    public bool IsRepeated => true;

    public async Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct)
    {
        await using var db = reads.Open();
        var (chats, after) = (erasure.Subject.ChatIds, erasure.Progress.Position);
        var slice = await db.Messages.Where(m => chats.Contains(m.ChatId) && m.Seq > after).OrderBy(m => m.Seq).Take(Slice)
            .Select(m => new { m.Seq, m.Id, m.ExternalId }).ToListAsync(ct);
        if (slice.Count == 0)
        {
            await erasure.SaveAsync(unitOfWork, erasure.Progress, async session =>
            {
                await session.Db.MessageReactions.Where(r => chats.Contains(r.ChatId)).ExecuteDeleteAsync(CancellationToken.None);
                await session.Db.ChatParticipants.Where(p => chats.Contains(p.ChatId)).ExecuteDeleteAsync(CancellationToken.None);
            });
            return false;
        }

        var ids = slice.Select(m => m.Id).ToList();
        var kept = await db.Outbox.Where(o => ids.Contains(o.Id) && OutboxRow.Unfinished.Contains(o.State)).Select(o => o.Id)
            .ToListAsync(ct);
        await eraser.EraseAsync(erasure, [.. slice.Where(m => !kept.Contains(m.Id))
            .Select(m => (m.Id, m.ExternalId))], erasure.Progress with { Position = slice[^1].Seq }, also: null, ct);
        return true;
    }
}
