using Microsoft.Extensions.Options;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Outbox;

/// <summary>Removes ended sends and old idempotency keys when their time is over, a slice at a time so that nobody waits for it.</summary>
internal sealed partial class OutboxPurge(IUnitOfWork unitOfWork, IOptions<OutboxOptions> options, TimeProvider time, ILogger<OutboxPurge> logger) : BackgroundService
{
    private const int Slice = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10), BetweenSlices = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await PurgeAsync(options.Value.Retention, (session, before) => session.PurgeOutboxAsync(before, Slice), stoppingToken);
                await PurgeAsync(IdempotencyKey.Life, (session, before) => session.PurgeIdempotencyKeysAsync(before, Slice), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e);
            }
        }
    }

    private async Task PurgeAsync(TimeSpan age, Func<WriteSession, long, ValueTask<int>> purge, CancellationToken ct)
    {
        var before = (time.GetUtcNow() - age).ToUnixTimeMilliseconds();
        while (await unitOfWork.RunAsync(session => purge(session, before), ct) > 0) await Task.Delay(BetweenSlices, time, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(2209, LogLevel.Warning, "Old sends could not be removed; trying again later")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
