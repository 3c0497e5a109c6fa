using System.Diagnostics;

namespace Omni.Testing;

/// <summary>Waits until a condition holds, with a long timeout instead of a fixed delay.</summary>
public static class Eventually
{
    /// <summary>The timeout, long enough for a busy machine. Only failing tests reach it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns the first value for which the condition holds; on a timeout, fails with the last value.</summary>
    public static async Task<T> IsAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string because)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var value = await read();
            if (condition(value)) return value;
            if (clock.Elapsed > Limit) throw new TimeoutException($"It never came true that {because}; last seen: {value}");
            await Task.Delay(Step, TimeProvider.System);
        }
    }
}
