using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace Omni.Api.Access;

/// <summary>
/// Counts the requests of each key per minute. The minutes of different keys start at different times. Keys created by a key with a rate of
/// its own are counted with it; otherwise it could exceed its rate by creating more keys.
/// </summary>
internal sealed class RateLimits(IOptions<AccessOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Minute> _minutes = new();

    /// <summary>Counts a request.</summary>
    public Standing Take(Caller caller)
    {
        var limit = caller.RateLimit ?? options.Value.RequestsPerMinute;
        var minute = _minutes.GetOrAdd(caller.RateBucket, _ => new Minute());
        lock (minute)
        {
            var now = time.GetTimestamp();
            if (minute.Count == 0 || time.GetElapsedTime(minute.Begun, now) >= Window) (minute.Begun, minute.Count) = (now, 0);
            var left = Window - time.GetElapsedTime(minute.Begun, now);
            if (minute.Count >= limit) return new Standing(IsOver: true, limit, Remaining: 0, left);
            minute.Count++;
            return new Standing(IsOver: false, limit, limit - minute.Count, left);
        }
    }

    /// <summary>The position of a key in its minute.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Standing(bool IsOver, int Limit, int Remaining, TimeSpan UntilReset);

    private sealed class Minute
    {
        public long Begun { get; set; }

        public int Count { get; set; }
    }
}
