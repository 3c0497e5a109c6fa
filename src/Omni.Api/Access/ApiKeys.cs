using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Access;

/// <summary>
/// Finds keys by their hash, or by the id of one that was shown before. A look-up by the SHA-256 of what was shown leaks nothing of the
/// key by its timing. What was found is remembered for seconds, in a bounded cache; a key that is changed or revoked is forgotten at once.
/// </summary>
internal sealed class ApiKeys(IReadDb reads, TimeProvider time)
{
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (Caller Caller, long At)> _known = new(StringComparer.Ordinal);
    private int _generation;

    /// <summary>The caller; null when there is no such key, or it is no longer good.</summary>
    public Task<Caller?> FindAsync(string key, CancellationToken ct)
    {
        var hash = KeyText.HashOf(key);
        return FindAsync(hash, db => db.ApiKeys.FirstOrDefaultAsync(k => k.KeyHash == hash && k.RevokedAt == null, ct));
    }

    /// <summary>What the key of an id may do now, for work that goes on in its name; null when it is no longer good.</summary>
    public Task<Caller?> FindAsync(Guid id, CancellationToken ct) =>
        FindAsync(id.ToString(), db => db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id && k.RevokedAt == null, ct));

    /// <summary>Forgets what was remembered: a key was changed.</summary>
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

        // What was read before a change must not be remembered after it.
        _known[name] = (caller, time.GetTimestamp());
        if (generation != Volatile.Read(ref _generation)) _known.TryRemove(name, out _);
        return caller;
    }
}
