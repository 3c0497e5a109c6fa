namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>
/// The sends of one number: counts of requested, faulted, taken and pending sends, and the latest 500,000 accepted ones.
/// </summary>
internal sealed class NumberSends
{
    private const int MaxAccepted = 500_000, MaxAnswers = 20_000;

    // Ends the message id in the callback data; the trace of an attempt can follow.
    private const char EndOfKey = '|';

    private readonly List<AcceptedSend> _accepted = [];
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly Queue<long> _answers = new();
    private readonly Lock _gate = new();
    private int _taken, _open, _calls, _faulted, _underWay, _mostUnderWay, _total;
    private int? _underWayAtFirstFault;

    public void Begin()
    {
        lock (_gate)
        {
            _calls++;
            _mostUnderWay = Math.Max(_mostUnderWay, ++_underWay);
        }
    }

    public void Faulted()
    {
        lock (_gate) _faulted++;
    }

    /// <summary>Records that a send was answered or abandoned by its caller.</summary>
    public void End(bool isFaulted)
    {
        lock (_gate)
        {
            if (isFaulted) _underWayAtFirstFault ??= _underWay;
            _underWay--;
        }
    }

    /// <summary>Records that a send arrived completely and is processed.</summary>
    public void Taken()
    {
        lock (_gate)
        {
            _taken++;
            _open++;
        }
    }

    /// <summary>
    /// Records that the response of a taken send was written or its connection broke; the difference does not matter here.
    /// </summary>
    public void Answered(long atUnixMs)
    {
        lock (_gate)
        {
            _open--;
            _answers.Enqueue(atUnixMs);
            if (_answers.Count > MaxAnswers) _answers.Dequeue();
        }
    }

    /// <summary>Returns the counts of taken sends since the last <see cref="ForgetTaken"/>.</summary>
    public TakenView LookAtTaken(long sinceUnixMs)
    {
        lock (_gate) return new TakenView(_taken, _open, _answers.Count(at => at >= sinceUnixMs));
    }

    public void ForgetTaken()
    {
        lock (_gate) _taken = _open;
    }

    public void Accepted(AcceptedSend send)
    {
        lock (_gate)
        {
            if (_accepted.Count >= MaxAccepted) ForgetOldest();
            _total++;
            _accepted.Add(send);
            if (KeyOf(send) is { } key) _times[key] = _times.GetValueOrDefault(key) + 1;
        }
    }

    public SendsView Look(int limit)
    {
        lock (_gate)
        {
            var repeated = _times.Where(t => t.Value > 1).Select(t => new SendsView.Repeat(t.Key, t.Value)).ToList();
            var latest = _accepted[Math.Max(0, _accepted.Count - limit)..];
            return new SendsView(_calls, _faulted, _underWay, _mostUnderWay, _underWayAtFirstFault, _total, repeated, latest);
        }
    }

    private void ForgetOldest()
    {
        var oldest = _accepted[..(MaxAccepted / 10)];
        _accepted.RemoveRange(0, oldest.Count);
        foreach (var key in oldest.Select(KeyOf).OfType<string>())
        {
            if (--_times[key] == 0) _times.Remove(key);
        }
    }

    private static string? KeyOf(AcceptedSend send) => send.CallbackData?.Split(EndOfKey, 2)[0];
}
