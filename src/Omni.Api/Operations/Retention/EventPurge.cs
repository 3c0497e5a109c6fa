using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Operations.Retention;

/// <summary>
/// Removes expired events, oldest first. It keeps an event that is not yet published or offered to a subscription, that a subscription may
/// deliver again, or that identifies the repetition of a dead letter.
/// </summary>
internal sealed class EventPurge(
    EventRetention retention, OfferedEvents offered, IReadDb reads, IUnitOfWork unitOfWork, TimeProvider time, ILogger<EventPurge> logger)
    : BatchedPurge(time, logger)
{
    private const int Slice = 500;

    // The state of the current purge: the last event examined, and the dead letters at its start.
    private long _after;
    private PendingLetters? _letters;

    protected override async Task<int> PurgeSliceAsync(CancellationToken ct)
    {
        if (retention.Period is not { } period) return 0;
        var before = (Time.GetUtcNow() - period).ToUnixTimeMilliseconds();
        var last = await offered.LastAsync(ct);
        await using var db = reads.Open();
        var slice = await db.Events.Where(e => e.Seq > _after && e.Seq <= last).OrderBy(e => e.Seq).Take(Slice)
            .Select(e => new { e.Seq, e.ProcessedAt, e.ReceivedAt }).ToListAsync(ct);
        if (slice.Count == 0 || slice[0].ProcessedAt >= before)
        {
            (_after, _letters) = (0, null);
            return 0;
        }

        _letters ??= await PendingLetters.ReadAsync(reads, before, ct);
        var posted = await offered.PostedAsync(slice[0].Seq, slice[^1].Seq, ct);
        var over = slice.Where(e => e.ProcessedAt < before && !posted.Contains(e.Seq) && !_letters.MayHaveMade(e.ReceivedAt))
            .Select(e => e.Seq).ToList();
        if (over.Count > 0)
            await unitOfWork.RunAsync(
                async session => await session.Db.Events.Where(e => over.Contains(e.Seq)).ExecuteDeleteAsync(CancellationToken.None), ct);
        _after = slice[^1].Seq;
        return slice.Count;
    }
}
