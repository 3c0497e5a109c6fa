using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Access;

namespace Omni.Api.Access;

/// <summary>Keys in their table. Every change clears the cache before the call returns.</summary>
internal sealed class ApiKeyStore(IReadDb reads, IUnitOfWork unitOfWork, ApiKeys keys, TimeProvider time)
{
    private const int Slice = 200;

    /// <summary>Keys visible to the caller, newest first. Permissions are compared here, not by the database.</summary>
    public async Task<IReadOnlyList<ApiKeyRow>> ListAsync(
        string? status, int limit, Guid? before, Func<ApiKeyRow, bool> mayShow, CancellationToken ct)
    {
        await using var db = reads.Open();
        var last = before is { } id ? await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id, ct) : null;
        var shown = new List<ApiKeyRow>();
        while (shown.Count < limit)
        {
            var page = await PageAsync(db, status, last, ct);
            shown.AddRange(page.Where(mayShow));
            if (page.Count < Slice) break;
            last = page[^1];
        }

        return [.. shown.Take(limit)];
    }

    /// <summary>The ids of all visible keys.</summary>
    public async Task<IReadOnlyList<Guid>> IdsAsync(Func<ApiKeyRow, bool> mayShow, CancellationToken ct)
    {
        await using var db = reads.Open();
        return [.. (await db.ApiKeys.ToListAsync(ct)).Where(mayShow).Select(k => k.Id)];
    }

    private Task<List<ApiKeyRow>> PageAsync(OmniDbContext db, string? status, ApiKeyRow? last, CancellationToken ct)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var query = db.ApiKeys.AsQueryable();
        query = status switch
        {
            KeyStatus.Revoked => query.Where(k => k.RevokedAt != null),
            KeyStatus.Expired => query.Where(k => k.RevokedAt == null && k.ExpiresAt <= now),
            KeyStatus.Active => query.Where(k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now)),
            _ => query,
        };
        if (last is not null)
            query = query.Where(k => k.CreatedAt < last.CreatedAt || (k.CreatedAt == last.CreatedAt && k.Id.CompareTo(last.Id) < 0));
        return query.OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id).Take(Slice).ToListAsync(ct);
    }

    public async Task<ApiKeyRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id, ct);
    }

    public Task AddAsync(ApiKeyRow row) => unitOfWork.RunAsync(async session =>
    {
        session.Db.ApiKeys.Add(session.Db.CopyOf(row));
        await session.Db.SaveChangesAsync(CancellationToken.None);
    }, CancellationToken.None);

    /// <summary>
    /// Changes a key; no row when it no longer exists. The change sees the current key, not the one read before; a refusal leaves it
    /// unchanged.
    /// </summary>
    public async Task<(ApiKeyRow? Row, ApiError? Refusal)> UpdateAsync(Guid id, Func<ApiKeyRow, ApiError?> change)
    {
        var changed = await unitOfWork.RunAsync(async session =>
        {
            if (await session.Db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id, CancellationToken.None) is not { } row) return (null, null);
            if (change(row) is { } refusal)
            {
                session.Db.ChangeTracker.Clear();
                return ((ApiKeyRow?)null, (ApiError?)refusal);
            }

            row.UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
            await session.Db.SaveChangesAsync(CancellationToken.None);
            return (row, null);
        }, CancellationToken.None);
        keys.Forget();
        return changed;
    }

    public async Task<bool> RemoveAsync(Guid id)
    {
        var removed = await unitOfWork.RunAsync(
            async session =>
            {
                await session.Db.Contexts.Where(c => c.KeyId == id).ExecuteDeleteAsync(CancellationToken.None);
                return await session.Db.ApiKeys.Where(k => k.Id == id).ExecuteDeleteAsync(CancellationToken.None);
            },
            CancellationToken.None);
        keys.Forget();
        return removed > 0;
    }
}
