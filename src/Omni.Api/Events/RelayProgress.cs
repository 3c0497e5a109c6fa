using System.Diagnostics.Metrics;

namespace Omni.Api.Events;

/// <summary>The progress of the relay, for health and metrics.</summary>
internal sealed class RelayProgress
{
    private readonly TimeProvider _time;
    private long _position;
    private long _failingSince;

    public RelayProgress(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("omni.relay.position", () => Volatile.Read(ref _position), "{event}",
            "The last event that the bus has taken");
        meter.CreateObservableGauge("omni.relay.failing", () => FailingFor.TotalSeconds, "s",
            "For how long the bus has taken nothing; 0 while it does");
    }

    /// <summary>The last failure; null while publishing works.</summary>
    public string? Trouble { get; private set; }

    /// <summary>How long publishing has failed; zero while it works.</summary>
    public TimeSpan FailingFor => Volatile.Read(ref _failingSince) is var since and not 0 ? _time.GetElapsedTime(since) : TimeSpan.Zero;

    public void Published(long position)
    {
        Volatile.Write(ref _position, position);
        Volatile.Write(ref _failingSince, 0);
        Trouble = null;
    }

    public void Failed(Exception exception)
    {
        if (Volatile.Read(ref _failingSince) == 0) Volatile.Write(ref _failingSince, _time.GetTimestamp());
        Trouble = exception.GetType().Name;
    }
}
