using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>
/// The arrival times of each number's latest 500,000 messages, to measure the send rate.
/// </summary>
internal sealed class Pace(TimeProvider time)
{
    private const int MaxArrivals = 500_000;

    private readonly ConcurrentDictionary<string, List<long>> _arrivals = new(StringComparer.Ordinal);

    /// <summary>Records an arrival; false when the number enforces its throughput and has reached it within a second.</summary>
    public bool TryTake(SandboxNumber number)
    {
        var arrivals = _arrivals.GetOrAdd(number.PhoneNumberId, _ => []);
        lock (arrivals)
        {
            var now = time.GetTimestamp();
            if (number.EnforcesThroughput && arrivals.Count >= number.MessagesPerSecond
                && now - arrivals[^number.MessagesPerSecond] < time.TimestampFrequency)
            {
                return false;
            }
            if (arrivals.Count >= MaxArrivals) arrivals.RemoveRange(0, MaxArrivals / 10);
            arrivals.Add(now);
            return true;
        }
    }

    public void Forget(string phoneNumberId) => _arrivals.TryRemove(phoneNumberId, out _);

    /// <summary>Returns the send rate of a number.</summary>
    public PaceView Of(string phoneNumberId)
    {
        if (!_arrivals.TryGetValue(phoneNumberId, out var arrivals)) return new PaceView(0, 0, 0, 0, 0);
        lock (arrivals)
        {
            var seconds = arrivals.Count < 2 ? 0 : (arrivals[^1] - arrivals[0]) / (double)time.TimestampFrequency;
            return new PaceView(arrivals.Count, seconds, seconds > 0 ? (arrivals.Count - 1) / seconds : 0, Most(
                arrivals, time.TimestampFrequency), Most(arrivals, time.TimestampFrequency / 10));
        }
    }

    /// <summary>Returns the maximum number of arrivals within any interval of that length.</summary>
    private static int Most(List<long> arrivals, long length)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < arrivals.Count; last++)
        {
            while (arrivals[last] - arrivals[first] >= length) first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    /// <summary>The measurements.</summary>
    /// <param name="Count">The number of messages.</param>
    /// <param name="Seconds">The time from the first to the last message, in seconds.</param>
    /// <param name="PerSecond">The average number of messages per second.</param>
    /// <param name="WorstSecond">The maximum within any second.</param>
    /// <param name="Worst100Ms">The maximum within any tenth of a second.</param>
    internal sealed record PaceView(int Count, double Seconds, double PerSecond, int WorstSecond, int Worst100Ms);
}
