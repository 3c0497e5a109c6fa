using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Consumers;

/// <summary>
/// Leases the log to the pullers of a shared consumer, range by range, each in one transaction. A range whose lease expired goes to the
/// next puller. The cursor follows up to the oldest range that is out.
/// </summary>
internal sealed class ConsumerLeases(IReadDb reads, IUnitOfWork unitOfWork, ConsumerStore store, TimeProvider time)
{
    /// <summary>How long an ended lease is known, so that a repeated acknowledgement is understood.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromHours(1);

    /// <summary>Takes the next range of at most so many events; null when there is none now.</summary>
    public Task<TakenLease?> TakeAsync(EventConsumerRow consumer, int limit, int leaseMs) => unitOfWork.RunAsync(async session =>
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        while (await session.FindExpiredLeaseAsync(consumer.Id, now) is var (id, from, to))
        {
            await session.EndLeaseAsync(id, ConsumerLeaseState.PassedOn);
            if (await session.FindEndOfPageAsync(from, to, limit) is not var (last, count))
            {
                // Its events were purged or erased meanwhile.
                await FollowAsync(session, consumer.Id, now);
                continue;
            }

            if (count == limit && last < to) await session.AddLeaseAsync(Ids.Next(time), consumer.Id, (last, to), expiresAt: 0);
            return await AddAsync(session, consumer.Id, (from, count == limit ? last : to), count == limit, now + leaseMs);
        }

        if (await session.ReadLeasedUpToAsync(consumer.Id) is not { } after) return null;
        return await session.FindEndOfPageAsync(after, long.MaxValue, limit) is var (end, many)
            ? await AddAsync(session, consumer.Id, (after, end), many == limit, now + leaseMs)
            : null;
    }, CancellationToken.None);

    /// <summary>Gives a range back whose events no puller got.</summary>
    public Task GiveBackAsync(Guid leaseId) =>
        unitOfWork.RunAsync(session => session.ExpireLeaseAsync(leaseId), CancellationToken.None);

    /// <summary>Gives the end of a range back: all of it is too much for one page.</summary>
    public async Task<TakenLease> ShortenAsync(Guid consumerId, TakenLease lease, long end)
    {
        await unitOfWork.RunAsync(async session =>
        {
            if (!await session.ShortenLeaseAsync(lease.Id, end)) return;
            await session.AddLeaseAsync(Ids.Next(time), consumerId, (end, lease.To), expiresAt: 0);
        }, CancellationToken.None);
        return lease with { To = end, IsFull = true };
    }

    /// <summary>Acknowledges a lease. A second time changes nothing.</summary>
    public async Task<AcknowledgedLease> AcknowledgeAsync(Guid consumerId, Guid leaseId)
    {
        var outcome = await unitOfWork.RunAsync(async session =>
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            switch (await session.ReadLeaseAsync(leaseId, consumerId))
            {
                case null: return AcknowledgedLease.Unknown;
                case ConsumerLeaseState.PassedOn: return AcknowledgedLease.PassedOn;
                case ConsumerLeaseState.Out:
                    await session.EndLeaseAsync(leaseId, ConsumerLeaseState.Acknowledged);
                    await FollowAsync(session, consumerId, now);
                    await session.PurgeLeasesAsync(consumerId, now - (long)RememberedFor.TotalMilliseconds);
                    break;
            }

            return AcknowledgedLease.Done;
        }, CancellationToken.None);
        if (outcome == AcknowledgedLease.Done) store.Ring();
        return outcome;
    }

    /// <summary>Whether a pull may find a range, and how long until a lease expires; null when none is out.</summary>
    public async Task<(bool HasWork, TimeSpan? NextExpiry)> LookAsync(EventConsumerRow consumer, CancellationToken ct)
    {
        await using var db = reads.Open();
        var leases = db.ConsumerLeases.Where(l => l.ConsumerId == consumer.Id);
        var upTo = Math.Max(consumer.Cursor, await leases.MaxAsync(l => (long?)l.ToSeq, ct) ?? 0);
        if (await db.Events.AnyAsync(e => e.Seq > upTo, ct)) return (true, null);
        var expiry = await leases.Where(l => l.State == ConsumerLeaseState.Out).MinAsync(l => (long?)l.ExpiresAt, ct);
        var left = expiry - time.GetUtcNow().ToUnixTimeMilliseconds();
        return left <= 0 ? (true, null) : (false, left is { } ms ? TimeSpan.FromMilliseconds(ms) : null);
    }

    private async ValueTask<TakenLease?> AddAsync(
        WriteSession session, Guid consumerId, (long From, long To) range, bool isFull, long expiresAt)
    {
        var lease = new TakenLease(Ids.Next(time), range.From, range.To, isFull);
        await session.AddLeaseAsync(lease.Id, consumerId, range, expiresAt);
        return lease;
    }

    private static async ValueTask FollowAsync(WriteSession session, Guid consumerId, long now)
    {
        var cursor = await session.FindFirstOutAsync(consumerId) ?? await session.ReadLeasedUpToAsync(consumerId);
        if (cursor is { } at) await session.MoveConsumerAsync(consumerId, at, now);
    }
}
