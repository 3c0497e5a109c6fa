namespace Omni.Api.Foundation.Background;

/// <summary>How long a stop waits for work that an outside party may hold up.</summary>
internal static class StopLimits
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Extra time for work that is nearly done, even when other services have used up the time of the stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>How long a stop may take. Without a limit, or with one beyond the range of timers, it is a day.</summary>
    public static TimeSpan Of(HostOptions options) => options.ShutdownTimeout is { Ticks: >= 0 } limit && limit < Longest ? limit : Longest;

    /// <summary>
    /// Runs work of a plugin on a thread of its own, since it may block the thread. Returns false when it does not end in time.
    /// </summary>
    public static Task<bool> EndsBeforeAsync(Func<Task> work, CancellationToken stop) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
            .EndsBeforeAsync(stop);

    /// <summary>
    /// Waits until the work has ended or the time of the stop is over. Returns false when it has not ended. Its failure is not thrown.
    /// </summary>
    public static async Task<bool> EndsBeforeAsync(this Task work, CancellationToken stop)
    {
        if (!work.IsCompleted) await Task.WhenAny(work, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop));
        if (!work.IsCompleted) await Task.WhenAny(work, Task.Delay(Grace, TimeProvider.System, CancellationToken.None));
        return work.IsCompleted;
    }
}
