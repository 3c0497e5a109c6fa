using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;

namespace Omni.Api.Erasure;

/// <summary>
/// Removes events about the person, with their waiting deliveries. A hash of the unique key stays, so that a repeated webhook does not
/// create them again. In group events about others the name is replaced.
/// </summary>
internal sealed class EventTraces(IReadDb reads, IUnitOfWork unitOfWork) : IErasureStep
{
    private const int Slice = 300;

    public string Name => "events";

    public bool IsRepeated => true;

    public async Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct)
    {
        await using var db = reads.Open();
        var (instanceId, after) = (erasure.InstanceId, erasure.Progress.Events);
        var slice = await db.Events.Where(e => e.InstanceId == instanceId && e.Seq > after).OrderBy(e => e.Seq).Take(Slice).ToListAsync(ct);
        if (slice.Count == 0) return false;

        var theirs = slice.Where(e => IsTheirs(e, erasure.Subject)).ToList();
        var groups = await FindGroupsAsync(
            db, slice.Except(theirs).Where(e => e.Seq <= erasure.Subject.LastEvent && erasure.Subject.IsIn(e.Envelope)), ct);
        var named = slice.Except(theirs).Where(e => e.ChatId is { } chat && groups.Contains(chat) && e.Seq <= erasure.Subject.LastEvent)
            .Select(e => (e.Seq, e.Envelope, Clean: JsonTraces.Replace(e.Envelope, erasure.Subject.Names)!))
            .Where(e => !ReferenceEquals(e.Envelope, e.Clean)).ToList();
        var seqs = theirs.Select(e => e.Seq).ToList();
        var keys = theirs.Where(e => e.UniqueKey is not null).Select(e => erasure.KeyOf(ErasedKey.OfUniqueKey(e.UniqueKey!)))
            .Concat(theirs.Select(e => erasure.KeyOf(ErasedKey.OfEvent(e.Id), e.Seq))).ToList();
        await erasure.SaveAsync(
            unitOfWork,
            erasure.Progress with { Events = slice[^1].Seq, ErasedEvents = erasure.Progress.ErasedEvents + theirs.Count },
            async session =>
            {
                foreach (var key in keys) await session.AddErasedKeyAsync(key);
                await session.Db.SubscriptionDeliveries.Where(
                    d => session.Db.Subscriptions.Any(s => s.Id == d.SubscriptionId) && seqs.Contains(d.EventSeq))
                    .ExecuteDeleteAsync(CancellationToken.None);
                await session.Db.Events.Where(e => seqs.Contains(e.Seq)).ExecuteDeleteAsync(CancellationToken.None);
                foreach (var (seq, _, clean) in named)
                    await session.Db.Events.Where(e => e.Seq == seq)
                        .ExecuteUpdateAsync(set => set.SetProperty(e => e.Envelope, clean), CancellationToken.None);
            });
        return true;
    }

    private static bool IsTheirs(EventRow row, ErasureSubject subject)
    {
        if (row.ChatId is { } chat && subject.ChatIds.Contains(chat)) return !IsOurNotice(row, subject);

        // After the cut the same names belong to a new person.
        if (row.Seq > subject.LastEvent) return false;
        if (row.PersonId is { } person && subject.PersonIds.Contains(person)) return true;
        return subject.IsIn(row.Envelope) && (row.ChatId is null || JsonTraces.IsAbout(row.Envelope, subject.Names));
    }

    /// <summary>Whether the event only reports a send cancelled by the erasure: it names no person, and the senders need it.</summary>
    private static bool IsOurNotice(EventRow row, ErasureSubject subject) =>
        row.EventType == "message.failed" && row.Envelope.Contains($"\"{PendingSends.Code}\"", StringComparison.Ordinal)
        && !subject.IsIn(row.Envelope);

    private static async Task<List<Guid>> FindGroupsAsync(OmniDbContext db, IEnumerable<EventRow> events, CancellationToken ct)
    {
        var chats = events.Select(e => e.ChatId).OfType<Guid>().Distinct().ToList();
        return chats.Count == 0
            ? []
            : await db.Chats.Where(c => chats.Contains(c.Id) && c.ChatType == ChatType.Group).Select(c => c.Id).ToListAsync(ct);
    }
}
