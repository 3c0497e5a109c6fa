using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Outbox;
using Omni.Contract.Scheduled;

namespace Omni.Api.Sending.Scheduled;

/// <summary>
/// Reads the messages of the outbox that were given a time: their turn begins after they were accepted. A text that was split is one.
/// </summary>
internal sealed class ScheduledQueries(IReadDb reads)
{
    private static readonly string[] Waiting = [OutboxState.Pending, OutboxState.Waiting];

    /// <summary>Those that are pending, soonest first.</summary>
    public async Task<IReadOnlyList<ScheduledMessage>> ListAsync(Guid? instanceId, Caller caller, int limit, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = Scheduled(db).Where(o => Waiting.Contains(o.State) && o.Id == o.RequestId);
        if (instanceId is { } one) query = query.Where(o => o.InstanceId == one);
        if (caller.InstanceIds is { } visible) query = query.Where(o => visible.Contains(o.InstanceId));
        var rows = await query.OrderBy(o => o.QueuedAt).ThenBy(o => o.Seq).Take(limit).ToListAsync(ct);
        return [.. rows.Select(row => ScheduledView.Of(row, externalId: null).For(caller))];
    }

    /// <summary>One of them with its pieces, the first of which has its id; empty when there is none.</summary>
    public async Task<IReadOnlyList<OutboxRow>> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        var pieces = await db.Outbox.Where(o => o.RequestId == id).OrderBy(o => o.Seq).ToListAsync(ct);
        return pieces is [{ } first, ..] && first.Id == id && first.QueuedAt > first.CreatedAt ? pieces : [];
    }

    /// <summary>The view of one whose row was read.</summary>
    public async Task<ScheduledMessage> ShowAsync(OutboxRow row, Caller caller, CancellationToken ct)
    {
        await using var db = reads.Open();
        var externalId = await db.Messages.Where(m => m.Id == row.Id).Select(m => m.ExternalId).FirstOrDefaultAsync(ct);
        return ScheduledView.Of(row, externalId).For(caller);
    }

    /// <summary>The row of a message that was just accepted.</summary>
    public async Task<OutboxRow?> FindStoredAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Outbox.FirstOrDefaultAsync(o => o.Id == id, ct);
    }

    private static IQueryable<OutboxRow> Scheduled(OmniDbContext db) => db.Outbox.Where(o => o.QueuedAt > o.CreatedAt);
}
