using Omni.Api.Storage;

namespace Omni.Api.Events;

/// <summary>Finds events by time. They are ordered by processing time, so a binary search needs no index.</summary>
internal static class EventTimes
{
    /// <summary>The first place whose event was processed at a time or later.</summary>
    /// <param name="reads">The database.</param>
    /// <param name="at">The time, Unix ms.</param>
    /// <param name="end">The place after the last event.</param>
    /// <param name="ct">Cancels the search.</param>
    public static async Task<long> FindFirstEventAsync(this IReadDb reads, long at, long end, CancellationToken ct)
    {
        var (low, high) = (1L, end);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await reads.ReadEventTimeAsync(middle, ct) >= at) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
