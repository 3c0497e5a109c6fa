namespace Omni.Api.Foundation.Background;

/// <summary>How long a stop waits for work that somebody outside may hold up.</summary>
internal static class StopLimits
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Work that is nearly done ends within this, also when others have used up the time of the stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>How long a stop may take. Without a limit, or with one that no timer counts to, it is a day.</summary>
    public static TimeSpan Of(HostOptions options) => options.ShutdownTimeout is { Ticks: >= 0 } limit && limit < Longest ? limit : Longest;

    /// <summary>
    /// Does work of a plugin, which may hold the thread it is given, on a thread of its own. False when it is not done in time.
    /// </summary>
    public static Task<bool> EndsBeforeAsync(Func<Task> work, CancellationToken stop) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
            .EndsBeforeAsync(stop);

    /// <summary>
    /// Waits until the work has ended or the stop may take no longer. False when it has not ended. Its failure is not thrown.
    /// </summary>
    public static async Task<bool> EndsBeforeAsync(this Task work, CancellationToken stop)
    {
        if (!work.IsCompleted) await Task.WhenAny(work, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop));
        if (!work.IsCompleted) await Task.WhenAny(work, Task.Delay(Grace, TimeProvider.System, CancellationToken.None));
        return work.IsCompleted;
    }
}
