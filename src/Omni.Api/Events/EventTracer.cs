using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>Follows an event to its causes and to what came of it, within its instance and at a bounded cost.</summary>
internal sealed class EventTracer(IReadDb reads)
{
    private const int MostAncestors = 50, MostDescendants = 200, RepliesWithin = 500;

    public async Task<EventTrace?> TraceAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == id, ct) is not { } row) return null;
        var (ancestors, isCut) = await AncestorsAsync(db, row, ct);
        var (descendants, isFull) = await DescendantsAsync(db, row, ct);
        List<EventRow> all = [.. ancestors, row, .. descendants.Select(d => d.Row)];
        var views = (await EventQueries.ShowAsync(db, all, ct)).ToDictionary(record => record.Id);
        return new EventTrace
        {
            Event = views[row.Id],
            Ancestors = [.. ancestors.Select(a => views[a.Id])],
            Descendants = [.. descendants.Select(d => new EventDescendant { Event = views[d.Row.Id], Depth = d.Depth })],
            Truncated = isCut || isFull,
        };
    }

    /// <summary>The first cause first.</summary>
    private static async Task<(List<EventRow> Rows, bool IsCut)> AncestorsAsync(OmniDbContext db, EventRow row, CancellationToken ct)
    {
        var ancestors = new List<EventRow>();
        while (await CauseOfAsync(ancestors.Count > 0 ? ancestors[0] : row) is { } cause)
        {
            if (ancestors.Count == MostAncestors) return (ancestors, true);
            if (cause.Id == row.Id || ancestors.Exists(a => a.Id == cause.Id)) break;
            ancestors.Insert(0, cause);
        }

        return (ancestors, false);

        async Task<EventRow?> CauseOfAsync(EventRow of) => (await db.CausesOfAsync([of], ct)).TryGetValue(of.Id, out var cause)
            ? await db.Events.FirstOrDefaultAsync(e => e.Id == cause && e.InstanceId == of.InstanceId, ct)
            : null;
    }

    private static async Task<(List<(EventRow Row, int Depth)> Found, bool IsFull)> DescendantsAsync(
        OmniDbContext db, EventRow row, CancellationToken ct)
    {
        var (found, seen) = (new List<(EventRow Row, int Depth)>(), new HashSet<Guid> { row.Id });
        var next = new Queue<(EventRow Row, int Depth)>([(row, 0)]);
        while (next.TryDequeue(out var at))
        {
            foreach (var child in await ChildrenAsync(db, at.Row, ct))
            {
                if (!seen.Add(child.Id)) continue;
                if (found.Count == MostDescendants) return (found, true);
                found.Add((child, at.Depth + 1));
                next.Enqueue((child, at.Depth + 1));
            }
        }

        return (found, false);
    }

    /// <summary>The other events of the message that an event brought, and the replies of this host to it.</summary>
    private static async Task<List<EventRow>> ChildrenAsync(OmniDbContext db, EventRow row, CancellationToken ct)
    {
        if (!row.Brings() || row.MessageId is not { } id) return [];
        var rest = await db.Events.Where(e => e.MessageId == id && e.Id != row.Id && e.InstanceId == row.InstanceId)
            .OrderBy(e => e.Seq).Take(MostDescendants + 1).ToListAsync(ct);
        var children = rest.FindAll(e => !e.Brings());
        if (await db.Messages.FirstOrDefaultAsync(m => m.Id == id, ct) is not { } message) return children;
        var (chat, at) = (message.ChatId, message.PlatformTimestamp);
        var replies = await db.Messages.Where(m => m.ChatId == chat && m.PlatformTimestamp >= at)
            .OrderBy(m => m.PlatformTimestamp).ThenBy(m => m.Seq).Take(RepliesWithin)
            .Where(m => m.ReplyToMessageId == id && m.IsFromMe).Select(m => m.Id).ToListAsync(ct);
        if (replies.Count == 0) return children;
        children.AddRange(await db.Events
            .Where(e => e.MessageId != null && replies.Contains(e.MessageId.Value) && e.EventType == EventTypes.MessageSent)
            .OrderBy(e => e.Seq).ToListAsync(ct));
        return children;
    }
}
