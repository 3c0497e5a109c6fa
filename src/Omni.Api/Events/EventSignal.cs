using Omni.Api.Foundation.Background;

namespace Omni.Api.Events;

/// <summary>Rings when events were committed: the relay listens, and so does the media room.</summary>
internal sealed class EventSignal
{
    private readonly List<Signal> _listeners = [];
    private readonly Lock _gate = new();

    /// <summary>A bell of one's own. Called once by each listener, at start.</summary>
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
