using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Departures;

/// <summary>The gate of one send: marks the message when it passes.</summary>
internal sealed class DepartureGate(DepartureMarks marks, long seq, Action left) : IDepartureGate
{
    /// <summary>Whether the send was refused and has never passed: nothing of it was sent.</summary>
    public bool WasHeldBack { get; private set; }

    private bool _hasPassed;

    public bool TryLeave()
    {
        var mayLeave = marks.TryLeave(seq);
        (_hasPassed, WasHeldBack) = (_hasPassed || mayLeave, !_hasPassed && !mayLeave);
        if (mayLeave) left();
        return mayLeave;
    }
}
