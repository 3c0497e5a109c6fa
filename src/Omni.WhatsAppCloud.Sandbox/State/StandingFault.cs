namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>An active fault and its hits so far.</summary>
internal sealed class StandingFault(Fault fault)
{
    private long? _firstHit;
    private int _seen;

    public Fault Fault => fault;

    public int Hits { get; private set; }

    /// <summary>Whether it has ended.</summary>
    public bool IsOver(TimeProvider time) =>
        Hits >= fault.Bound
        || (fault.LastsMs is { } lasts && _firstHit is { } first && time.GetElapsedTime(first) >= TimeSpan.FromMilliseconds(lasts));

    /// <summary>Records a matching call; returns true when the fault hits it.</summary>
    public bool TryHit(TimeProvider time, double random)
    {
        _seen++;
        if (_seen <= fault.Skip || (_seen - fault.Skip - 1) % fault.Every != 0 || random >= fault.Probability) return false;
        _firstHit ??= time.GetTimestamp();
        Hits++;
        return true;
    }
}
