using System.Diagnostics;

namespace Omni.Testing;

/// <summary>Waits until a condition holds, with a generous limit: never a fixed sleep.</summary>
public static class Eventually
{
    /// <summary>Long enough for a machine that does three other things: only a test that fails waits for it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

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
