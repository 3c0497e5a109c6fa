using Omni.Api.Foundation.Background;

namespace Omni.Api.Events;

/// <summary>Rings when events were committed: the relay and the media room listen.</summary>
internal sealed class EventSignal
{
    private readonly List<Signal> _listeners = [];
    private readonly Lock _gate = new();

    /// <summary>Creates a signal for a listener. Each listener calls it once, at start.</summary>
    public Signal Subscribe()
    {
        var signal = new Signal();
        lock (_gate) _listeners.Add(signal);
        return signal;
    }

    public void Ring()
    {
        lock (_gate)
        {
            foreach (var listener in _listeners) listener.Ring();
        }
    }
}
