using Omni.Api.Foundation.Background;

namespace Omni.Api.Events;

/// <summary>Rings when events were committed: the relay, the media room and waiting requests listen.</summary>
internal sealed class EventSignal
{
    private readonly List<Signal> _listeners = [];
    private readonly Pulse _pulse = new();
    private readonly Lock _gate = new();

    /// <summary>Ends when events are committed next: for those who listen for a while only.</summary>
    public Task Next => _pulse.Next;

    /// <summary>Creates a signal for a listener. Each listener calls it once, at start.</summary>
    public Signal Subscribe()
    {
        var signal = new Signal();
        lock (_gate) _listeners.Add(signal);
        return signal;
    }

    public void Ring()
    {
        _pulse.Ring();
        lock (_gate)
        {
            foreach (var listener in _listeners) listener.Ring();
        }
    }
}
