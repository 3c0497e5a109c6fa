using Microsoft.EntityFrameworkCore;
using Omni.Api.Persistence;

namespace Omni.Api.Sending.Submission;

/// <summary>Requests that were made before, by the caller's key. The unique key in the transaction of the storing decides; this look spares the work before it.</summary>
internal sealed class KnownRequests(IReadDb reads, TimeProvider time)
{
    public async Task<StoreOutcome.Known?> FindAsync(IdempotencyKey key, CancellationToken ct)
    {
        var since = (time.GetUtcNow() - IdempotencyKey.Life).ToUnixTimeMilliseconds();
        await using var db = reads.Open();
        return await db.IdempotencyKeys.Where(k => k.KeyId == key.KeyId && k.Key == key.Key && k.CreatedAt > since).Select(k => new StoreOutcome.Known(k.MessageId, k.Fingerprint)).FirstOrDefaultAsync(ct);
    }
}
