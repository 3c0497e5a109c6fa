namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Decides when the next message of an instance may leave. Slots lie on an absolute clock, so a late timer costs nothing: what is due
/// leaves at once. No second ever holds more than the limit, neither of departures nor, as far as the answers show, of arrivals. A refusal
/// for speed halves the pace, which then rises slowly.
/// </summary>
internal sealed class Pacer(TimeProvider time, double limit)
{
    /// <summary>Slots stay slightly under the limit, since departures and arrivals do not keep exactly the same distance.</summary>
    private const double Headroom = 0.998, SlowestShare = 1.0 / 64, CreepShare = 0.02, Hurry = 1.5, OfLate = 3;

    /// <summary>Slots that passed unused for longer than this are lost: a burst does not make up for a pause.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(50), Creep = TimeSpan.FromSeconds(1);

    /// <summary>Long enough for some departures at a high rate, and for the lateness of timers.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest delay on the way that the pace takes into account.</summary>
    private static readonly TimeSpan LongestDetour = TimeSpan.FromMilliseconds(100);

    private readonly long _second = time.TimestampFrequency;
    private readonly Lock _gate = new();
    private long[] _departures = new long[Slots(limit)];
    private int _oldest;
    private long _departed;
    private long _nextSlot = time.GetTimestamp();
    private long _changed = time.GetTimestamp();
    private long _quickest = long.MaxValue;
    private double _limit = limit;
    private double _rate = limit;

    /// <summary>The current rate, messages per second.</summary>
    public double Rate
    {
        get { lock (_gate) return Current(time.GetTimestamp()); }
    }

    /// <summary>The maximum rate, messages per second.</summary>
    public double Limit
    {
        get { lock (_gate) return _limit; }
    }

    /// <summary>The number of messages that may still leave within the second that ends now.</summary>
    public int Room
    {
        get
        {
            lock (_gate)
            {
                var since = time.GetTimestamp() - _second;
                return _departures.Length - _departures.Count(at => at > since && at != 0);
            }
        }
    }

    /// <summary>Sets the rate that the channel allows now. Departures of the last second count against it.</summary>
    public void SetLimit(double limit)
    {
        lock (_gate)
        {
            if (limit == _limit) return;
            var known = new long[Slots(limit)];
            var kept = (int)Math.Min(Math.Min(_departed, _departures.Length), known.Length);
            for (var i = 0; i < kept; i++) known[kept - 1 - i] = Known(i);
            (_departures, _oldest, _departed) = (known, kept % known.Length, kept);
            (_rate, _limit) = (Math.Min(_rate * limit / _limit, limit), limit);
        }
    }

    /// <summary>The channel answered "too fast": halves the pace, at most once a second, since many answers report the same.</summary>
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

    /// <summary>
    /// Records the answer to a departure. The message arrived no later than the quickest answering time before its answer. A message
    /// delayed on its way counts from its arrival, or those after it would arrive in a burst. A delay shorter than a slot is ignored.
    /// </summary>
    public void Answered(long departure, TimeSpan took)
    {
        lock (_gate)
        {
            var ticks = (long)(took.TotalSeconds * _second);

            // The quickest recent answer: an old record would make every answer seem late.
            _quickest = ticks < _quickest ? ticks : _quickest + (long)((ticks - _quickest) / (OfLate * _limit));
            var age = _departed - departure;
            if (age < 0 || age >= _departures.Length) return;
            var detour = ticks - _quickest;
            if (detour > _second / _limit) Known(age) += Math.Min(detour, (long)(LongestDetour.TotalSeconds * _second));
        }
    }

    /// <summary>Takes the next slot when it is due; otherwise returns the time until then.</summary>
    public bool TryDepart(out TimeSpan wait) => TryDepart(out wait, out _);

    /// <param name="wait">How long it is until the next slot.</param>
    /// <param name="departure">The number of the departure, for <see cref="Answered"/>.</param>
    public bool TryDepart(out TimeSpan wait, out long departure)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var slot = Math.Max(_nextSlot, now - (long)(CatchUp.TotalSeconds * _second));
            var free = _departed < _departures.Length ? long.MinValue : _departures[_oldest] + _second;
            departure = _departed + 1;
            if (Math.Max(slot, Math.Max(free, Apart(now))) is var due && due > now)
            {
                wait = TimeSpan.FromSeconds((due - now) / (double)_second);
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

    /// <summary>
    /// The distance between departures that catch up: slightly shorter than the pace, not a burst. A burst repeats a second later, and then
    /// a short delay on the way puts both into one second.
    /// </summary>
    private long Apart(long now)
    {
        var most = (int)Math.Ceiling(Hurry * Current(now) * Moment.TotalSeconds);
        return most > Math.Min(_departed, _departures.Length) ? long.MinValue : Known(most - 1) + (long)(Moment.TotalSeconds * _second);
    }

    /// <summary>The time of an earlier departure, counted back from the last one.</summary>
    private ref long Known(long age) =>
        ref _departures[(int)(((_oldest - 1 - age) % _departures.Length) + _departures.Length) % _departures.Length];

    /// <summary>The slots in a second: of a thousand, two stay free for messages that arrive closer together than they left.</summary>
    private static int Slots(double limit) => Math.Max(1, (int)Math.Min(Math.Floor(limit), Math.Ceiling(limit * Headroom)));

    private double Current(long now)
    {
        if (_rate >= _limit) return _limit;
        var creeps = (now - _changed) / (double)_second / Creep.TotalSeconds;
        return Math.Min(_limit, _rate + (Math.Floor(creeps) * CreepShare * _limit));
    }
}
