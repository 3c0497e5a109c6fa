namespace Omni.Api.Persistence;

/// <summary>Removes what is kept no longer, every ten minutes, a slice at a time so that nobody waits for it.</summary>
internal abstract partial class SlicedPurge(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10), BetweenSlices = TimeSpan.FromMilliseconds(100);

    protected TimeProvider Time => time;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                while (await PurgeSliceAsync(stoppingToken) > 0) await Task.Delay(BetweenSlices, time, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e, GetType().Name);
            }
        }
    }

    /// <summary>Removes a slice; answers how many rows went, 0 when nothing is left to remove.</summary>
    protected abstract Task<int> PurgeSliceAsync(CancellationToken ct);

    private static partial class Log
    {
        [LoggerMessage(2810, LogLevel.Warning, "{Purge} could not remove what is old; trying again later")]
        public static partial void Failed(ILogger logger, Exception exception, string purge);
    }
}
