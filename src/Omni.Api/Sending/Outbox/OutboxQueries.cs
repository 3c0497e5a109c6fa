using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Sending.Outbox;

/// <summary>Reads the outbox.</summary>
internal sealed class OutboxQueries(IReadDb reads)
{
    public async Task<OutboxRow?> FindAsync(Guid messageId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Outbox.FirstOrDefaultAsync(o => o.Id == messageId, ct);
    }

    /// <summary>The row of a message named by its id in this host or the channel's.</summary>
    public async Task<(OutboxRow? Row, NamedMessage Named)> FindAsync(string reference, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        if (Guid.TryParse(reference, out var id)) return (await FindAsync(id, ct), new NamedMessage(Row: null));
        await using var db = reads.Open();
        var named = await db.FindMessageAsync(reference, visible, ct);
        return (named.Row is { } message ? await FindAsync(message.Id, ct) : null, named);
    }

    /// <summary>Counts unfinished sends by instance and state, with the age of the oldest.</summary>
    public async Task<IReadOnlyList<OutboxCount>> CountAsync(IReadOnlyList<Guid>? visible, Guid? instanceId, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = db.Outbox.Where(o => OutboxRow.Unfinished.Contains(o.State));
        if (visible is not null) query = query.Where(o => visible.Contains(o.InstanceId));
        if (instanceId is not null) query = query.Where(o => o.InstanceId == instanceId);
        var groups = await query.GroupBy(o => new { o.InstanceId, o.State })
            .Select(g => new { g.Key.InstanceId, g.Key.State, Count = g.Count(), First = g.Min(o => o.Seq) }).ToListAsync(ct);
        var firsts = groups.Select(g => g.First).ToList();
        var since = await db.Outbox.Where(o => firsts.Contains(o.Seq)).ToDictionaryAsync(o => o.Seq, o => o.QueuedAt, ct);
        return [.. groups.Select(g => new OutboxCount(g.InstanceId, g.State, g.Count, since.GetValueOrDefault(g.First)))];
    }

    /// <summary>The messages of a request, in their order, each with its outcome.</summary>
    public async Task<IReadOnlyList<(OutboxRow Row, string? ExternalId, string? ErrorCode)>> OfRequestAsync(
        Guid firstMessageId, CancellationToken ct)
    {
        await using var db = reads.Open();
        var rows = await db.Outbox.Where(o => o.RequestId == firstMessageId).OrderBy(o => o.Seq)
            .Join(db.Messages, o => o.Id, m => m.Id, (o, m) => new { Row = o, m.ExternalId, m.ErrorCode }).ToListAsync(ct);
        return [.. rows.Select(r => (r.Row, r.ExternalId, r.ErrorCode))];
    }
}
