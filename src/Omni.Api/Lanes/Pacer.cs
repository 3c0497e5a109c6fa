namespace Omni.Api.Lanes;

/// <summary>
/// When the next message of an instance may leave. Slots lie on an absolute clock, so a late timer costs nothing: what is
/// due leaves at once. Whatever happens, no second holds more departures than the limit. A refusal for speed halves the
/// pace, which then creeps back. One caller at a time.
/// </summary>
internal sealed class Pacer(TimeProvider time, double limit)
{
    /// <summary>Slots stay a little under the limit, since departures and arrivals do not keep exactly the same distance.</summary>
    private const double Headroom = 0.996, SlowestShare = 1.0 / 64, CreepShare = 0.02;

    /// <summary>Slots that passed unused for longer than this are gone: a pause is not made up for by a burst.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(50), Creep = TimeSpan.FromSeconds(1);

    private readonly long _second = time.TimestampFrequency;
    private readonly Lock _gate = new();
    private long[] _departures = new long[Slots(limit)];
    private int _oldest;
    private long _departed;
    private long _nextSlot = time.GetTimestamp();
    private long _changed = time.GetTimestamp();
    private double _limit = limit;
    private double _rate = limit;

    /// <summary>Messages a second now.</summary>
    public double Rate
    {
        get { lock (_gate) return Current(time.GetTimestamp()); }
    }

    /// <summary>Messages a second at most.</summary>
    public double Limit
    {
        get { lock (_gate) return _limit; }
    }

    /// <summary>The channel allows another pace now. Departures of the last second count against it.</summary>
    public void SetLimit(double limit)
    {
        lock (_gate)
        {
            if (limit == _limit) return;
            var known = new long[Slots(limit)];
            var kept = (int)Math.Min(Math.Min(_departed, _departures.Length), known.Length);
            for (var i = 0; i < kept; i++) known[kept - 1 - i] = _departures[((_oldest - 1 - i) % _departures.Length + _departures.Length) % _departures.Length];
            (_departures, _oldest, _departed) = (known, kept % known.Length, kept);
            (_rate, _limit) = (Math.Min(_rate * limit / _limit, limit), limit);
        }
    }

    /// <summary>The channel said "too fast": half the pace, at most once a second, since many answers say the same.</summary>
    public void SlowDown()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var current = Current(now);
            if (current < _limit && now - _changed < _second) return;
            (_rate, _changed) = (Math.Max(current / 2, _limit * SlowestShare), now);
            _nextSlot = Math.Max(_nextSlot, now + (long)(_second / _rate));
        }
    }

    /// <summary>Takes the next slot when it is due; else says how long it is until then.</summary>
    public bool TryDepart(out TimeSpan wait)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var slot = Math.Max(_nextSlot, now - (long)(CatchUp.TotalSeconds * _second));
            var free = _departed < _departures.Length ? long.MinValue : _departures[_oldest] + _second;
            if (now < slot || now < free)
            {
                wait = TimeSpan.FromSeconds((Math.Max(slot, free) - now) / (double)_second);
                return false;
            }

            _departures[_oldest] = now;
            _oldest = (_oldest + 1) % _departures.Length;
            _departed++;
            _nextSlot = slot + (long)(_second / (Current(now) * Headroom));
            wait = TimeSpan.Zero;
            return true;
        }
    }

    private static int Slots(double limit) => Math.Max(1, (int)Math.Floor(limit));

    private double Current(long now)
    {
        if (_rate >= _limit) return _limit;
        var creeps = (now - _changed) / (double)_second / Creep.TotalSeconds;
        return Math.Min(_limit, _rate + (Math.Floor(creeps) * CreepShare * _limit));
    }
}
