using System.Threading.RateLimiting;

namespace Omni.Api.Sending;

/// <summary>
/// Limits how many requests with media are read at a time: base64 takes memory and forms take disk, and the number of requests must not
/// decide how much. One key gets at most half of the places, so a slow sender leaves room for others. Requests beyond the limit wait.
/// </summary>
internal sealed class MediaReads : IDisposable
{
    private const int BodiesAtOnce = 8, FormsAtOnce = 64;

    private readonly PartitionedRateLimiter<Guid> _bodies = LimiterOf(BodiesAtOnce), _forms = LimiterOf(FormsAtOnce);

    /// <summary>Reads a body into memory.</summary>
    public Task<T> ReadBodyAsync<T>(Guid keyId, Func<Task<T>> read, CancellationToken ct) => ReadAsync(_bodies, keyId, read, ct);

    /// <summary>Reads a form to disk.</summary>
    public Task<T> ReadFormAsync<T>(Guid keyId, Func<Task<T>> read, CancellationToken ct) => ReadAsync(_forms, keyId, read, ct);

    public void Dispose()
    {
        _bodies.Dispose();
        _forms.Dispose();
    }

    private static async Task<T> ReadAsync<T>(PartitionedRateLimiter<Guid> limiter, Guid keyId, Func<Task<T>> read, CancellationToken ct)
    {
        using var place = await limiter.AcquireAsync(keyId, permitCount: 1, ct);
        return await read();
    }

    /// <summary>Takes a place of the key first, then one of all: a key that waits for its own takes none from the others.</summary>
    private static PartitionedRateLimiter<Guid> LimiterOf(int places) => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Guid, Guid>(keyId => RateLimitPartition.GetConcurrencyLimiter(keyId, _ => Places(places / 2))),
        PartitionedRateLimiter.Create<Guid, bool>(_ => RateLimitPartition.GetConcurrencyLimiter(true, _ => Places(places))));

    private static ConcurrencyLimiterOptions Places(int count) =>
        new() { PermitLimit = count, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
}
