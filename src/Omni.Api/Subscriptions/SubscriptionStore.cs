using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Events;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>Subscriptions in their table, with encrypted secrets.</summary>
internal sealed class SubscriptionStore(
    IReadDb reads, IUnitOfWork unitOfWork, EventSignal signal, IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Omni.Subscriptions.Secret.v1");

    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>The signing secret; null when the keys of the data folder do not decrypt it.</summary>
    public string? SecretOf(SubscriptionRow row) => Unprotect(row.ProtectedSecret);

    /// <summary>The secret before the last rotation, as long as deliveries are signed with it too; else null.</summary>
    public string? OldSecretOf(SubscriptionRow row) =>
        row.ProtectedOldSecret is { } old && row.OldSecretUntil > time.GetUtcNow().ToUnixTimeMilliseconds() ? Unprotect(old) : null;

    public async Task<IReadOnlyList<SubscriptionRow>> ListAsync(long after, int limit, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Subscriptions.Where(s => s.Seq > after).OrderBy(s => s.Seq).Take(limit).ToListAsync(ct);
    }

    public Task<bool> HasActiveAsync(CancellationToken ct) => reads.HasActiveSubscriptionAsync(ct);

    public async Task<IReadOnlyList<SubscriptionRow>> ActiveAsync(CancellationToken ct)
    {
        if (!await reads.HasActiveSubscriptionAsync(ct)) return [];
        await using var db = reads.Open();
        return await db.Subscriptions.Where(s => s.State == SubscriptionState.Active).OrderBy(s => s.Seq).ToListAsync(ct);
    }

    /// <summary>The subscriptions with waiting deliveries that are due for a try.</summary>
    public async Task<IReadOnlyList<SubscriptionRow>> DueAsync(long now, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Subscriptions
            .Where(
                s => s.State == SubscriptionState.Active && s.RetryAt <= now
                    && db.SubscriptionDeliveries.Any(
                        d => d.State == SubscriptionDeliveryState.Pending && d.SubscriptionId == s.Id && d.NextAttemptAt <= now))
            .OrderBy(s => s.Seq).ToListAsync(ct);
    }

    /// <summary>
    /// The waiting deliveries of a subscription, in order, each with its event; without one where the event is no longer stored.
    /// </summary>
    public async Task<IReadOnlyList<(SubscriptionDeliveryRow Delivery, EventRow? Event)>> ReadDueAsync(
        Guid subscriptionId, long now, int limit, CancellationToken ct)
    {
        await using var db = reads.Open();
        var rows = await db.SubscriptionDeliveries
            .Where(d => d.State == SubscriptionDeliveryState.Pending && d.SubscriptionId == subscriptionId && d.NextAttemptAt <= now)
            .OrderBy(d => d.EventSeq).Take(limit).ToListAsync(ct);
        var seqs = rows.Select(r => r.EventSeq).ToList();
        var events = await db.Events.Where(e => seqs.Contains(e.Seq)).ToDictionaryAsync(e => e.Seq, ct);
        return [.. rows.Select(row => (row, events.GetValueOrDefault(row.EventSeq)))];
    }

    public async Task<SubscriptionRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Subscriptions.FirstOrDefaultAsync(s => s.Id == id, ct);
    }

    /// <summary>
    /// Adds a subscription; null at the maximum. Returns the one that has its URL and name already, if there is one: of two callers at once
    /// one adds it.
    /// </summary>
    public async Task<SubscriptionRow?> AddAsync(SubscriptionRow row, int max)
    {
        var kept = await unitOfWork.RunAsync(async session =>
        {
            if (row.NameKey is { } key
                && await session.Db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.NameKey == key, CancellationToken.None)
                    is { } known)
            {
                return known;
            }
            if (await session.Db.Subscriptions.CountAsync(CancellationToken.None) >= max) return null;
            var added = session.Db.CopyOf(row);
            added.StartSeq = await session.Db.Events.MaxAsync(e => (long?)e.Seq, CancellationToken.None) ?? 0;
            session.Db.Subscriptions.Add(added);
            await session.Db.SaveChangesAsync(CancellationToken.None);
            return row;
        }, CancellationToken.None);
        signal.Ring();
        return kept;
    }

    /// <summary>Changes a subscription; null when it is gone. Not when another one has its new URL and name already.</summary>
    public async Task<(SubscriptionRow? Row, bool IsTaken)> UpdateAsync(Guid id, Action<SubscriptionRow> change)
    {
        var changed = await unitOfWork.RunAsync<(SubscriptionRow?, bool)>(async session =>
        {
            if (await session.Db.Subscriptions.SingleOrDefaultAsync(s => s.Id == id, CancellationToken.None) is not { } row)
                return (null, false);
            var (state, owner) = (row.State, row.KeyId);
            change(row);
            row.NameKey = SubscriptionName.KeyOf(row.Url, row.Name);
            if (row.NameKey is { } key
                && await session.Db.Subscriptions.AnyAsync(s => s.NameKey == key && s.Id != id, CancellationToken.None))
            {
                session.Db.Entry(row).State = EntityState.Detached;
                return (row, true);
            }
            if ((row.State != state || row.KeyId != owner) && row.State == SubscriptionState.Active)
                row.StartSeq = await session.Db.Events.MaxAsync(e => (long?)e.Seq, CancellationToken.None) ?? 0;
            row.UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
            await session.Db.SaveChangesAsync(CancellationToken.None);
            return (row, false);
        }, CancellationToken.None);
        signal.Ring();
        return changed;
    }

    /// <summary>Removes a subscription and its log.</summary>
    public Task<bool> RemoveAsync(Guid id) => unitOfWork.RunAsync(async session =>
    {
        await session.Db.SubscriptionDeliveries.Where(d => d.SubscriptionId == id).ExecuteDeleteAsync(CancellationToken.None);
        return await session.Db.Subscriptions.Where(s => s.Id == id).ExecuteDeleteAsync(CancellationToken.None) > 0;
    }, CancellationToken.None);

    public async Task<Page<SubscriptionDelivery>> DeliveriesAsync(Guid id, string? state, int limit, Cursor? cursor, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = db.SubscriptionDeliveries.Where(d => d.SubscriptionId == id);
        if (state is not null) query = query.Where(d => d.State == state);
        if (cursor is { Seq: var before }) query = query.Where(d => d.Seq < before);
        var rows = await query.OrderByDescending(d => d.Seq).Take(limit + 1).ToListAsync(ct);
        return Pages.Of(rows, limit, DeliveryView.Of, row => new Cursor(row.Seq, row.Seq).ToString());
    }

    public async Task<SubscriptionDeliveryRow?> FindDeliveryAsync(Guid subscriptionId, Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.SubscriptionDeliveries.FirstOrDefaultAsync(d => d.Id == id && d.SubscriptionId == subscriptionId, ct);
    }

    private string? Unprotect(string secret)
    {
        try
        {
            return _protector.Unprotect(secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Queues a delivery again; false when it is waiting already.</summary>
    public async Task<bool> RedeliverAsync(Guid id, TimeSpan tryFor)
    {
        var now = time.GetUtcNow();
        var again = await unitOfWork.RunAsync(
            session => session.RedeliverAsync(id, (now + tryFor).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()),
            CancellationToken.None);
        signal.Ring();
        return again;
    }
}
