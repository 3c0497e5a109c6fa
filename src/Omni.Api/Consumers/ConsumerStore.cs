using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Consumers;

/// <summary>Registers consumers and moves their cursors.</summary>
internal sealed class ConsumerStore(IReadDb reads, IUnitOfWork unitOfWork, TimeProvider time)
{
    private readonly Pulse _changed = new();

    /// <summary>Ends when a consumer is removed or a lease is returned: a waiting pull looks again.</summary>
    public Task Changed => _changed.Next;

    public async Task<IReadOnlyList<EventConsumerRow>> ListAsync(CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.EventConsumers.OrderBy(c => c.Name).Take(ConsumerRules.MaxConsumers).ToListAsync(ct);
    }

    public async Task<EventConsumerRow?> FindAsync(string name, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.EventConsumers.FirstOrDefaultAsync(c => c.Name == name, ct);
    }

    /// <summary>Adds a consumer, at the end of the log if it starts now.</summary>
    public Task<AddedConsumer> AddAsync(EventConsumerRow row, bool startsNow) => unitOfWork.RunAsync(async session =>
    {
        var db = session.Db;
        if (await db.EventConsumers.AnyAsync(c => c.Name == row.Name, CancellationToken.None)) return AddedConsumer.NameTaken;
        if (await db.EventConsumers.CountAsync(CancellationToken.None) >= ConsumerRules.MaxConsumers) return AddedConsumer.TooMany;
        var added = db.CopyOf(row);
        added.Cursor = startsNow ? await db.Events.MaxAsync(e => (long?)e.Seq, CancellationToken.None) ?? 0 : 0;
        db.EventConsumers.Add(added);
        await db.SaveChangesAsync(CancellationToken.None);
        return AddedConsumer.Added;
    }, CancellationToken.None);

    /// <summary>Removes a consumer and its leases; false when there is none.</summary>
    public async Task<bool> RemoveAsync(string name)
    {
        var isRemoved = await unitOfWork.RunAsync(async session =>
        {
            var db = session.Db;
            if (await db.EventConsumers.FirstOrDefaultAsync(c => c.Name == name, CancellationToken.None) is not { } row) return false;
            await db.ConsumerLeases.Where(l => l.ConsumerId == row.Id).ExecuteDeleteAsync(CancellationToken.None);
            await db.EventConsumers.Where(c => c.Id == row.Id).ExecuteDeleteAsync(CancellationToken.None);
            return true;
        }, CancellationToken.None);
        _changed.Ring();
        return isRemoved;
    }

    /// <summary>Moves the cursor of a consumer that is not shared forward; a cursor that is there already stays.</summary>
    public Task MoveAsync(Guid id, long cursor) => unitOfWork.RunAsync(
        session => session.MoveConsumerAsync(id, cursor, time.GetUtcNow().ToUnixTimeMilliseconds()), CancellationToken.None);

    /// <summary>Leases were returned: others may have them.</summary>
    public void Ring() => _changed.Ring();

    /// <summary>The number of the last event that there ever was, as far as it is known: those at the end may have been erased.</summary>
    public async Task<long> LastEverAsync(CancellationToken ct)
    {
        await using var db = reads.Open();
        var (kept, erased) = (await db.Events.MaxAsync(e => (long?)e.Seq, ct) ?? 0, await db.ErasedKeys.MaxAsync(k => k.Position, ct) ?? 0);
        return Math.Max(kept, erased);
    }
}
