using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Sending.Outbox;

/// <summary>Removes ended sends and idempotency keys after their retention.</summary>
internal sealed class OutboxPurge(
    IUnitOfWork unitOfWork, IOptions<OutboxOptions> options, TimeProvider time, ILogger<OutboxPurge> logger) : BatchedPurge(time, logger)
{
    private const int Slice = 500;

    protected override async Task<int> PurgeSliceAsync(CancellationToken ct)
    {
        var sends = await PurgeAsync(options.Value.Retention, (session, before) => session.PurgeOutboxAsync(before, Slice), ct);
        return sends > 0
            ? sends
            : await PurgeAsync(IdempotencyKey.Life, (session, before) => session.PurgeIdempotencyKeysAsync(before, Slice), ct);
    }

    private Task<int> PurgeAsync(TimeSpan age, Func<WriteSession, long, ValueTask<int>> purge, CancellationToken ct)
    {
        var before = (Time.GetUtcNow() - age).ToUnixTimeMilliseconds();
        return unitOfWork.RunAsync(session => purge(session, before), ct);
    }
}
