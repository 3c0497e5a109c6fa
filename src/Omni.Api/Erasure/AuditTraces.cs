using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;

namespace Omni.Api.Erasure;

/// <summary>Masks paths in the audit that name the person, written before paths were masked. The entries stay.</summary>
internal sealed class AuditTraces(IReadDb reads, IUnitOfWork unitOfWork) : IErasureStep
{
    private const int Slice = 5000;

    public string Name => "audit";

    public bool IsRepeated => false;

    public async Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct)
    {
        await using var db = reads.Open();
        var (after, last) = (erasure.Progress.Position, erasure.Subject.LastAudit);
        var slice = await db.Audit.Where(a => a.Seq > after && a.Seq <= last).OrderBy(a => a.Seq).Take(Slice)
            .Select(a => new { a.Seq, a.Path }).ToListAsync(ct);
        if (slice.Count == 0) return false;
        var named = slice.Where(a => erasure.Subject.IsIn(a.Path)).ToList();
        await erasure.SaveAsync(unitOfWork, erasure.Progress with { Position = slice[^1].Seq }, async session =>
        {
            foreach (var entry in named)
            {
                var path = erasure.Subject.Names.Aggregate(entry.Path,
                    (text, name) => text.Replace(name, JsonTraces.Erased, StringComparison.Ordinal));
                await session.Db.Audit.Where(a => a.Seq == entry.Seq)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.Path, path), CancellationToken.None);
            }
        });
        return true;
    }
}
