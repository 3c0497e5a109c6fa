using Microsoft.EntityFrameworkCore;
using Omni.Api.Persistence;

namespace Omni.Api.Plugins;

/// <summary>Removes what plugins kept for a time that is over, a slice at a time.</summary>
internal sealed partial class PluginStoragePurge(IReadDb reads, IUnitOfWork unitOfWork, TimeProvider time, ILogger<PluginStoragePurge> logger) : BackgroundService
{
    private const int Slice = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                while (await PurgeAsync(stoppingToken) == Slice)
                {
                    // The next slice.
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e);
            }
        }
    }

    private async Task<int> PurgeAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = reads.Open();
        var over = await db.PluginStorage.Where(r => r.ExpiresAt != null && r.ExpiresAt <= now).OrderBy(r => r.ExpiresAt).Take(Slice).ToListAsync(ct);
        if (over.Count > 0)
        {
            await unitOfWork.RunAsync(async session =>
            {
                foreach (var row in over) await session.Db.PluginStorage.Where(r => r.PluginId == row.PluginId && r.Key == row.Key && r.ExpiresAt <= now).ExecuteDeleteAsync(CancellationToken.None);
            }, ct);
        }

        return over.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(2507, LogLevel.Warning, "What plugins keep no longer could not be removed; trying again later")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
