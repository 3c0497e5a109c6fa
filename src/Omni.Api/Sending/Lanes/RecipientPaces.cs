namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Limits how soon each recipient may get another message: bursts borrow from the long-run rate (a generic cell rate). Remembered only
/// while something is borrowed. Times are ms of the lane's own clock.
/// </summary>
internal sealed class RecipientPaces
{
    private const int SweepEvery = 4096;

    // The time at which the borrowed slots are paid back.
    private readonly Dictionary<Guid, long> _paidBackAt = [];
    private int _untilSweep = SweepEvery;

    public int Count => _paidBackAt.Count;

    /// <summary>Counts a message to a recipient when one may go now; otherwise returns the time.</summary>
    public bool TryTake(Guid chatId, int burst, TimeSpan interval, long now, out long notBefore)
    {
        notBefore = now;
        if (burst <= 0) return true;
        var step = (long)interval.TotalMilliseconds;
        var paid = Math.Max(_paidBackAt.GetValueOrDefault(chatId), now);
        notBefore = paid - ((burst - 1) * step);
        if (notBefore > now) return false;
        Remember(chatId, paid + step, now);
        return true;
    }

    /// <summary>Restores messages sent before this lane began.</summary>
    public void Remember(Guid chatId, long paidBackAt, long now)
    {
        _paidBackAt[chatId] = paidBackAt;
        if (--_untilSweep > 0) return;
        foreach (var (id, at) in _paidBackAt.ToList())
        {
            if (at <= now) _paidBackAt.Remove(id);
        }

        _untilSweep = Math.Max(SweepEvery, _paidBackAt.Count);
    }
}
