using Microsoft.EntityFrameworkCore;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Access;

/// <summary>Keys in their table. Every change is forgotten by the cache before the caller hears of it.</summary>
internal sealed class ApiKeyStore(IReadDb reads, IUnitOfWork unitOfWork, ApiKeys keys, TimeProvider time)
{
    /// <summary>Keys by age, the youngest first.</summary>
    public async Task<IReadOnlyList<ApiKeyRow>> ListAsync(string? status, int limit, Guid? before, CancellationToken ct)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = reads.Open();
        var query = db.ApiKeys.AsQueryable();
        query = status switch
        {
            "revoked" => query.Where(k => k.RevokedAt != null),
            "expired" => query.Where(k => k.RevokedAt == null && k.ExpiresAt <= now),
            "active" => query.Where(k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now)),
            _ => query,
        };
        if (before is { } id && await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id, ct) is { } last)
            query = query.Where(k => k.CreatedAt < last.CreatedAt || (k.CreatedAt == last.CreatedAt && k.Id.CompareTo(last.Id) < 0));
        return await query.OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id).Take(limit).ToListAsync(ct);
    }

    public async Task<ApiKeyRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id, ct);
    }

    public Task AddAsync(ApiKeyRow row) => unitOfWork.RunAsync(async session =>
    {
        session.Db.ApiKeys.Add(row);
        await session.Db.SaveChangesAsync(CancellationToken.None);
    }, CancellationToken.None);

    /// <summary>Changes a key; null when it is gone.</summary>
    public async Task<ApiKeyRow?> UpdateAsync(Guid id, Action<ApiKeyRow> change)
    {
        var changed = await unitOfWork.RunAsync(async session =>
        {
            if (await session.Db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id, CancellationToken.None) is not { } row) return null;
            change(row);
            row.UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
            await session.Db.SaveChangesAsync(CancellationToken.None);
            return row;
        }, CancellationToken.None);
        keys.Forget();
        return changed;
    }

    public async Task<bool> RemoveAsync(Guid id)
    {
        var removed = await unitOfWork.RunAsync(async session => await session.Db.ApiKeys.Where(k => k.Id == id).ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None);
        keys.Forget();
        return removed > 0;
    }
}
