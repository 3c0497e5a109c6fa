namespace Omni.Api.Sending.Lanes;

/// <summary>
/// The messages of a lane that have no answer yet: how many there may be, and which are overdue. The maximum is what leaves within twice
/// the usual answering time: when answers stop, that many are in doubt, and no more. Not thread-safe; the breaker's lock guards it.
/// </summary>
internal sealed class UnderWay(TimeSpan overdueAfter)
{
    private const int Samples = 31, Fewest = 8;

    /// <summary>The least share of the pace that may be under way, where answers come at once: a short delay must cost no slots.</summary>
    private const double LeastSeconds = 0.1;

    /// <summary>Assumed for a channel that has not answered yet.</summary>
    private static readonly TimeSpan UsualAtFirst = TimeSpan.FromMilliseconds(500);

    private readonly LinkedList<Flight> _flights = [];
    private readonly double[] _latest = new double[Samples], _sorted = new double[Samples];
    private int _answers, _preparing;

    /// <summary>The number under way, without those that the channel still prepares.</summary>
    public int Count => _flights.Count - _preparing;

    /// <summary>The number of overdue answers.</summary>
    public int Overdue { get; private set; }

    /// <summary>The median of the latest answering times.</summary>
    public TimeSpan Usual { get; private set; } = UsualAtFirst;

    /// <summary>The maximum under way at a rate, in messages per second.</summary>
    public int Most(double rate) => Math.Max(Fewest, (int)Math.Ceiling(rate * Math.Max(2 * Usual.TotalSeconds, LeastSeconds)));

    public void Add(Flight flight)
    {
        flight.Place = _flights.AddLast(flight);
        if (flight.IsPreparing) _preparing++;
    }

    /// <summary>Moves the message behind those that have left, in the order of leaving.</summary>
    public void Left(Flight flight, long now)
    {
        flight.LeftAt = now;
        if (flight.Place is not { } place) return;
        if (flight.IsPreparing) _preparing--;
        flight.IsPreparing = false;
        _flights.Remove(place);
        _flights.AddLast(place);
    }

    public void Remove(Flight flight)
    {
        if (flight.Place is not { } place) return;
        _flights.Remove(place);
        flight.Place = null;
        if (flight.IsPreparing) _preparing--;
        if (flight.IsOverdue) Overdue--;
    }

    /// <summary>Records an answering time and updates the usual one.</summary>
    public void Answered(TimeSpan took)
    {
        _latest[_answers++ % Samples] = took.TotalMilliseconds;
        var known = Math.Min(_answers, Samples);
        _latest.AsSpan(0, known).CopyTo(_sorted);
        var sorted = _sorted.AsSpan(0, known);
        sorted.Sort();
        Usual = TimeSpan.FromMilliseconds(sorted[known / 2]);
    }

    /// <summary>The messages that have become overdue since the last look.</summary>
    public IEnumerable<Flight> TakeOverdue(long now)
    {
        // A message with a slow upload is skipped.
        for (var place = _flights.First; place is not null; place = place.Next)
        {
            var flight = place.Value;
            if (flight.LeftAt is not { } left) continue;
            if (now - left < overdueAfter.TotalMilliseconds) yield break;
            if (flight.IsOverdue) continue;
            flight.IsOverdue = true;
            Overdue++;
            yield return flight;
        }
    }
}
