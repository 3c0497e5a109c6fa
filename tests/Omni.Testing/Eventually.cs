using System.Diagnostics;

namespace Omni.Testing;

/// <summary>Waits until a condition holds, with a generous limit: never a fixed sleep.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90), Step = TimeSpan.FromMilliseconds(20);

    /// <summary>The first value for which the condition holds; fails with what was seen last.</summary>
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
