using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Access;

/// <summary>
/// Finds keys by their hash, or by id. The look-up by SHA-256 leaks nothing of the key through its timing. Results are cached for seconds,
/// in a bounded cache; a changed or revoked key is removed at once.
/// </summary>
internal sealed class ApiKeys(IReadDb reads, TimeProvider time)
{
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (Caller Caller, long At)> _known = new(StringComparer.Ordinal);
    private int _generation;

    /// <summary>The caller; null when no such key exists, or it is no longer valid.</summary>
    public Task<Caller?> FindAsync(string key, CancellationToken ct)
    {
        var hash = KeyText.HashOf(key);
        return FindAsync(hash, db => db.ApiKeys.FirstOrDefaultAsync(k => k.KeyHash == hash && k.RevokedAt == null, ct));
    }

    /// <summary>The current permissions of a key by id, for work on its behalf; null when it is no longer valid.</summary>
    public Task<Caller?> FindAsync(Guid id, CancellationToken ct) =>
        FindAsync(id.ToString(), db => db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id && k.RevokedAt == null, ct));

    /// <summary>Clears the cache after a change of a key.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _known.Clear();
    }

    private async Task<Caller?> FindAsync(string name, Func<OmniDbContext, Task<ApiKeyRow?>> read)
    {
        var isKnown = _known.TryGetValue(name, out var known) && time.GetElapsedTime(known.At) < RememberedFor;
        var caller = isKnown ? known.Caller : await ReadAsync(name, read);
        return caller?.ExpiresAt <= time.GetUtcNow().ToUnixTimeMilliseconds() ? null : caller;
    }

    private async Task<Caller?> ReadAsync(string name, Func<OmniDbContext, Task<ApiKeyRow?>> read)
    {
        var generation = Volatile.Read(ref _generation);
        await using var db = reads.Open();
        if (await read(db) is not { } row) return null;
        var grant = KeyGrant.Of(row);
        var caller = new Caller
        {
            KeyId = row.Id,
            KeyName = row.Name,
            KeyPrefix = row.KeyPrefix,
            Scopes = grant.Scopes,
            InstanceIds = grant.InstanceIds,
            RateLimit = row.RateLimit,
            ExpiresAt = row.ExpiresAt,
            IsPrimary = row.IsPrimary,
            RateBucket = row.RateBucket ?? row.Id,
        };
        if (_known.Count >= MaxRemembered) _known.Clear();

        // A value read before a change must not enter the cache after it.
        _known[name] = (caller, time.GetTimestamp());
        if (generation != Volatile.Read(ref _generation)) _known.TryRemove(name, out _);
        return caller;
    }
}
