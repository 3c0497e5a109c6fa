using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Persistence;

namespace Omni.Api.Access;

/// <summary>
/// Finds keys by their hash. A look-up by the SHA-256 of what was shown leaks nothing of the key by its timing. What was
/// found is remembered for seconds, in a bounded cache; a key that is changed or revoked is forgotten at once.
/// </summary>
internal sealed class ApiKeys(IReadDb reads, TimeProvider time)
{
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (Caller Caller, long At)> _known = new(StringComparer.Ordinal);
    private int _generation;

    /// <summary>The caller; null when there is no such key, or it is no longer good.</summary>
    public async Task<Caller?> FindAsync(string key, CancellationToken ct)
    {
        var hash = ApiKey.HashOf(key);
        var caller = _known.TryGetValue(hash, out var known) && time.GetElapsedTime(known.At) < RememberedFor ? known.Caller : await ReadAsync(hash, ct);
        return caller?.ExpiresAt <= time.GetUtcNow().ToUnixTimeMilliseconds() ? null : caller;
    }

    /// <summary>Forgets what was remembered: a key was changed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _known.Clear();
    }

    private async Task<Caller?> ReadAsync(string hash, CancellationToken ct)
    {
        var generation = Volatile.Read(ref _generation);
        await using var db = reads.Open();
        if (await db.ApiKeys.FirstOrDefaultAsync(k => k.KeyHash == hash && k.RevokedAt == null, ct) is not { } row) return null;
        var caller = new Caller
        {
            KeyId = row.Id,
            KeyName = row.Name,
            KeyPrefix = row.KeyPrefix,
            Scopes = JsonSerializer.Deserialize<List<string>>(row.Scopes) ?? [],
            InstanceIds = row.InstanceIds is { } ids ? JsonSerializer.Deserialize<List<Guid>>(ids) : null,
            RateLimit = row.RateLimit,
            ExpiresAt = row.ExpiresAt,
        };
        if (_known.Count >= MaxRemembered) _known.Clear();

        // What was read before a change must not be remembered after it.
        _known[hash] = (caller, time.GetTimestamp());
        if (generation != Volatile.Read(ref _generation)) _known.TryRemove(hash, out _);
        return caller;
    }
}
