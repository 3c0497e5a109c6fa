namespace Omni.Api.Foundation.Background;

/// <summary>Removes expired rows every ten minutes, in slices, so that no other writer waits for it.</summary>
internal abstract partial class BatchedPurge(TimeProvider time, ILogger logger) : PeriodicWork(Pause, time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10), BetweenSlices = TimeSpan.FromMilliseconds(100);

    /// <summary>Removes a slice and returns the number of rows removed, 0 when none is left.</summary>
    protected abstract Task<int> PurgeSliceAsync(CancellationToken ct);

    protected sealed override async Task<bool> RoundAsync(CancellationToken ct)
    {
        while (await PurgeSliceAsync(ct) > 0) await Task.Delay(BetweenSlices, Time, ct);
        return false;
    }

    protected sealed override void Failed(Exception exception) => Log.Failed(logger, exception, GetType().Name);

    private static partial class Log
    {
        [LoggerMessage(EventIds.BatchedPurgeFailed, LogLevel.Warning, "{Purge} could not remove expired rows; trying again later")]
        public static partial void Failed(ILogger logger, Exception exception, string purge);
    }
}
