using Microsoft.Extensions.Options;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Inbox;

/// <summary>Removes processed webhooks when their retention is over, a slice at a time so that nobody waits for it.</summary>
internal sealed partial class InboxPurge(IInboxStore store, IUnitOfWork unitOfWork, IOptions<InboxOptions> options, TimeProvider time, ILogger<InboxPurge> logger) : BackgroundService
{
    private const int Slice = 2000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10), BetweenSlices = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e);
            }
        }
    }

    private async Task PurgeAsync(CancellationToken ct)
    {
        var mark = await unitOfWork.ReadProgressAsync(InboxWorker.Mark, ct);
        var before = (time.GetUtcNow() - options.Value.Retention).ToUnixTimeMilliseconds();
        while (store.Remove(mark, before, Slice) == Slice) await Task.Delay(BetweenSlices, time, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(2107, LogLevel.Warning, "Old webhooks could not be removed; trying again later")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
