using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Plugins;
using Omni.Api.Projections;
using Omni.Api.Sending.Lanes;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Instances;

/// <summary>Instances in the table.</summary>
internal sealed class InstanceStore(
    IReadDb reads, IUnitOfWork unitOfWork, ChannelDirectory directory, ChannelRegistry registry, TimeProvider time)
{
    public async Task<InstanceRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Instances.FirstOrDefaultAsync(i => i.Id == id, ct);
    }

    public async Task<IReadOnlyList<InstanceRow>> AllAsync(CancellationToken ct) =>
        await unitOfWork.RunAsync(session => session.ReadInstancesAsync(), ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<InstanceRow>> ListAsync(
        IReadOnlyList<string>? channels, IReadOnlyList<bool>? active, IReadOnlyList<Guid>? visible, Cursor? after, int count,
        CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = db.Instances.AsQueryable();
        if (registry.NamesOf(channels) is { } names) query = query.Where(i => names.Contains(i.Channel));
        if (active is not null) query = query.Where(i => active.Contains(i.IsActive));
        if (visible is not null) query = query.Where(i => visible.Contains(i.Id));
        if (after is { SortValue: var at, Seq: var seq }) query = query.Where(i => i.CreatedAt < at || (i.CreatedAt == at && i.Seq < seq));
        return await query.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Seq).Take(count).ToListAsync(ct);
    }

    /// <summary>False when the name is taken.</summary>
    public Task<bool> AddAsync(InstanceRow row, CancellationToken ct) => unitOfWork.RunAsync(async session =>
    {
        if (await session.Db.Instances.AnyAsync(i => i.Name == row.Name, CancellationToken.None)) return false;
        if (row.IsDefault) await ClearDefaultAsync(session, row);
        session.Db.Instances.Add(session.Db.CopyOf(row));
        await session.Db.SaveChangesAsync(CancellationToken.None);
        session.Db.ChangeTracker.Clear();
        return true;
    }, ct);

    /// <summary>Changes an instance in one transaction, so that two changes cannot mix.</summary>
    public Task<UpdateOutcome> UpdateAsync(Guid id, Func<InstanceRow, Dictionary<string, string[]>> change, CancellationToken ct) =>
        unitOfWork.RunAsync(async session =>
        {
            if (await session.Db.Instances.SingleOrDefaultAsync(i => i.Id == id, CancellationToken.None) is not { } row)
                return new UpdateOutcome(Row: null);
            var wasDefault = row.IsDefault;
            if (change(row) is { Count: > 0 } faults)
            {
                session.Db.ChangeTracker.Clear();
                return new UpdateOutcome(row) { Faults = faults };
            }

            if (await session.Db.Instances.AnyAsync(i => i.Name == row.Name && i.Id != id, CancellationToken.None))
            {
                session.Db.ChangeTracker.Clear();
                return new UpdateOutcome(row) { NameTaken = true };
            }

            if (row.IsDefault && !wasDefault) await ClearDefaultAsync(session, row);
            row.UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
            await session.Db.SaveChangesAsync(CancellationToken.None);
            return new UpdateOutcome(row);
        }, ct);

    /// <summary>Removes an instance. Its chats and messages stay as history; the lanes end its waiting sends.</summary>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken ct)
    {
        var removed = await unitOfWork.RunAsync(async session =>
        {
            if (await session.Db.Instances.SingleOrDefaultAsync(i => i.Id == id, CancellationToken.None) is not { } row) return false;
            session.Db.Instances.Remove(row);
            await session.RemoveLaneBreakerAsync(id);
            await session.Db.SaveChangesAsync(CancellationToken.None);
            await session.ForgetNoticesAsync(id);
            return true;
        }, ct);
        if (removed) directory.Forget(id);
        return removed;
    }

    private async Task ClearDefaultAsync(WriteSession session, InstanceRow of)
    {
        var names = registry.NamesOf(of.Channel);
        foreach (var other in await session.Db.Instances.Where(i => i.IsDefault && names.Contains(i.Channel) && i.Id != of.Id)
            .ToListAsync(CancellationToken.None))
        {
            other.IsDefault = false;
        }
    }

    /// <summary>The result of a change.</summary>
    public sealed record UpdateOutcome(InstanceRow? Row)
    {
        public Dictionary<string, string[]>? Faults { get; init; }
        public bool NameTaken { get; init; }
    }
}
