using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Persistence;

namespace Omni.Api.Access;

/// <summary>
/// Finds keys by their hash. A look-up by the SHA-256 of what was shown leaks nothing of the key by its timing. What was
/// found is remembered for seconds, in a bounded cache.
/// </summary>
internal sealed class ApiKeys(IReadDb reads, TimeProvider time)
{
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (Caller Caller, long At)> _known = new(StringComparer.Ordinal);

    public async Task<Caller?> FindAsync(string key, CancellationToken ct)
    {
        var hash = ApiKey.HashOf(key);
        if (_known.TryGetValue(hash, out var known) && time.GetElapsedTime(known.At) < RememberedFor) return known.Caller;

        await using var db = reads.Open();
        if (await db.ApiKeys.FirstOrDefaultAsync(k => k.KeyHash == hash, ct) is not { } row) return null;
        var caller = new Caller
        {
            KeyId = row.Id,
            KeyName = row.Name,
            KeyPrefix = row.KeyPrefix,
            Scopes = JsonSerializer.Deserialize<List<string>>(row.Scopes) ?? [],
            InstanceIds = row.InstanceIds is { } ids ? JsonSerializer.Deserialize<List<Guid>>(ids) : null,
        };
        if (_known.Count >= MaxRemembered) _known.Clear();
        _known[hash] = (caller, time.GetTimestamp());
        return caller;
    }
}
