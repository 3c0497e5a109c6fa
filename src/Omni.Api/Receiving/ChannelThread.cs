namespace Omni.Api.Receiving;

/// <summary>The current webhook of one of a channel's threads, and whether the host still waits for it.</summary>
internal sealed class ChannelThread : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private InterpretationBatch? _batch;
    private int _place, _looks;
    private bool _isAbandoned;

    /// <summary>Cancelled when the time is over: later results are dropped.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>The outcome of the current webhook. Its sink is closed to what arrives after the time.</summary>
    public WebhookOutcome? Outcome { get; private set; }

    public void Begin(InterpretationBatch batch, int place, WebhookOutcome outcome)
    {
        lock (_gate) (_batch, _place, _looks, Outcome) = (batch, place, 0, outcome);
    }

    /// <summary>False when the time was over before: the outcome does not count.</summary>
    public bool TryEnd()
    {
        lock (_gate)
        {
            _batch = null;
            return !_isAbandoned;
        }
    }

    /// <summary>Counts how often the thread was seen at the same webhook of this batch; 0 when it has none.</summary>
    public int Look(InterpretationBatch batch)
    {
        lock (_gate) return ReferenceEquals(_batch, batch) && !_isAbandoned ? ++_looks : 0;
    }

    /// <summary>
    /// Stops waiting for the thread when it was seen at the same webhook more often than that; returns the webhook's place.
    /// </summary>
    public bool TryAbandon(InterpretationBatch batch, int looks, out int place)
    {
        lock (_gate)
        {
            place = _place;
            if (!ReferenceEquals(_batch, batch) || _isAbandoned || _looks <= looks) return false;
            return _isAbandoned = true;
        }
    }

    /// <summary>Asks the channel to give up. The channel may still run for long, or throw.</summary>
    public void Cancel()
    {
        try
        {
            _stop.Cancel();
        }
        catch (AggregateException)
        {
            // A callback of the channel failed; the request was made.
        }
    }

    public void Dispose() => _stop.Dispose();
}
