namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Holds a whole lane: a pause that the channel asked for, or trouble that an operator must end. Times are ms of the lane's own clock.
/// </summary>
internal sealed class LaneHold
{
    private readonly Lock _gate = new();
    private long _pausedUntil;
    private int _pauses;
    private string? _reason;
    private bool _isStopped, _endsWithAnswer;

    /// <summary>Why nothing leaves; null when a message may.</summary>
    public string? Reason(long now)
    {
        lock (_gate) return _isStopped || _pausedUntil > now ? _reason : null;
    }

    /// <summary>How long nothing leaves: null when a message may now, infinite while the lane is stopped.</summary>
    public TimeSpan? Remaining(long now)
    {
        lock (_gate) return _isStopped ? TimeSpan.MaxValue : _pausedUntil > now ? TimeSpan.FromMilliseconds(_pausedUntil - now) : null;
    }

    /// <summary>
    /// The number of pauses since the last success, counting one that begins now. Pauses of messages that left together count once.
    /// </summary>
    public int NextPause(long now)
    {
        lock (_gate) return _pausedUntil > now ? Math.Max(1, _pauses) : _pauses + 1;
    }

    /// <param name="pause">How long.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The lane's clock.</param>
    /// <param name="endsWithAnswer">Whether it ends sooner when the service answers.</param>
    public void Pause(TimeSpan pause, string reason, long now, bool endsWithAnswer = false)
    {
        lock (_gate)
        {
            _endsWithAnswer = endsWithAnswer && (_pausedUntil <= now || _endsWithAnswer);
            if (_pausedUntil <= now) _pauses++;
            _pausedUntil = Math.Max(_pausedUntil, now + (long)pause.TotalMilliseconds);
            if (!_isStopped) _reason = reason;
        }
    }

    /// <summary>The service answers: ends a pause that waited for an answer.</summary>
    public void Reached()
    {
        lock (_gate)
        {
            if (_endsWithAnswer) _pausedUntil = 0;
        }
    }

    public void Stop(string reason)
    {
        lock (_gate) (_isStopped, _reason) = (true, reason);
    }

    /// <summary>A message got through: counts the next trouble as the first one again.</summary>
    public void Succeeded()
    {
        lock (_gate) _pauses = 0;
    }

    /// <summary>An operator has acted: the next message tries.</summary>
    public void Release()
    {
        lock (_gate) (_isStopped, _pausedUntil, _pauses, _reason) = (false, 0, 0, null);
    }
}
