using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Operations.Retention;

/// <summary>Removes ended dead letters after their retention: retried, resolved or abandoned. A pending one is never removed.</summary>
internal sealed class DeadLetterPurge(
    IReadDb reads, IUnitOfWork unitOfWork, IOptions<DeadLettersOptions> options, TimeProvider time, ILogger<DeadLetterPurge> logger)
    : BatchedPurge(time, logger)
{
    private const int Slice = 100;

    protected override async Task<int> PurgeSliceAsync(CancellationToken ct)
    {
        var before = (Time.GetUtcNow() - options.Value.Retention).ToUnixTimeMilliseconds();
        await using var db = reads.Open();
        var over = await db.DeadLetters.Where(d => d.Status != DeadLetterStatus.Pending && d.UpdatedAt < before)
            .OrderBy(d => d.Seq).Take(Slice).Select(d => d.Seq).ToListAsync(ct);
        if (over.Count == 0) return 0;
        return await unitOfWork.RunAsync(
            async session => await session.Db.DeadLetters.Where(d => over.Contains(d.Seq) && d.Status != DeadLetterStatus.Pending)
                .ExecuteDeleteAsync(CancellationToken.None),
            ct);
    }
}
