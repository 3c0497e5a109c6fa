namespace Omni.Api.Sending.Lanes;

/// <summary>
/// When the next message of an instance may leave. Slots lie on an absolute clock, so a late timer costs nothing: what is
/// due leaves at once. Whatever happens, no second holds more than the limit, neither of departures nor, as far as the
/// answers tell, of arrivals. A refusal for speed halves the pace, which then creeps back.
/// </summary>
internal sealed class Pacer(TimeProvider time, double limit)
{
    /// <summary>Slots stay a little under the limit, since departures and arrivals do not keep exactly the same distance.</summary>
    private const double Headroom = 0.998, SlowestShare = 1.0 / 64, CreepShare = 0.02, Hurry = 1.5, OfLate = 3;

    /// <summary>Slots that passed unused for longer than this are gone: a pause is not made up for by a burst.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(50), Creep = TimeSpan.FromSeconds(1);

    /// <summary>Long enough to hold some departures at a quick pace, and the lateness of timers.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// A message that was held up on its way arrived so much later than others, at most, as far as the pace is concerned.
    /// </summary>
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

    /// <summary>Messages that may still leave within the second that ends now.</summary>
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

    /// <summary>The channel allows another pace now. Departures of the last second count against it.</summary>
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

    /// <summary>
    /// The answer to a departure is here. It arrived at the latest so much before as the quickest answer takes: one that
    /// was held up on its way counts from then, or those after it would arrive in a heap. Less than a slot is no detour.
    /// </summary>
    public void Answered(long departure, TimeSpan took)
    {
        lock (_gate)
        {
            var ticks = (long)(took.TotalSeconds * _second);

            // The quickest of late: an old record would make every answer seem late.
            _quickest = ticks < _quickest ? ticks : _quickest + (long)((ticks - _quickest) / (OfLate * _limit));
            var age = _departed - departure;
            if (age < 0 || age >= _departures.Length) return;
            var detour = ticks - _quickest;
            if (detour > _second / _limit) Known(age) += Math.Min(detour, (long)(LongestDetour.TotalSeconds * _second));
        }
    }

    /// <summary>Takes the next slot when it is due; else says how long it is until then.</summary>
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
    /// What is made up for leaves a little quicker than the pace, not in a heap: a heap comes again a second later, and then a moment's
    /// delay on the way brings both into one second.
    /// </summary>
    private long Apart(long now)
    {
        var most = (int)Math.Ceiling(Hurry * Current(now) * Moment.TotalSeconds);
        return most > Math.Min(_departed, _departures.Length) ? long.MinValue : Known(most - 1) + (long)(Moment.TotalSeconds * _second);
    }

    /// <summary>When the departure so many before the last one was.</summary>
    private ref long Known(long age) =>
        ref _departures[(int)(((_oldest - 1 - age) % _departures.Length) + _departures.Length) % _departures.Length];

    /// <summary>So many in a second: of a thousand, two are left for what arrives nearer together than it left.</summary>
    private static int Slots(double limit) => Math.Max(1, (int)Math.Min(Math.Floor(limit), Math.Ceiling(limit * Headroom)));

    private double Current(long now)
    {
        if (_rate >= _limit) return _limit;
        var creeps = (now - _changed) / (double)_second / Creep.TotalSeconds;
        return Math.Min(_limit, _rate + (Math.Floor(creeps) * CreepShare * _limit));
    }
}
