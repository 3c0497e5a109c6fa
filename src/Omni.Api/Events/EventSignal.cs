using Omni.Api.Persistence;

namespace Omni.Api.Events;

/// <summary>Rings when events were committed; the relay listens.</summary>
internal sealed class EventSignal
{
    private readonly Signal _signal = new();

    public void Ring() => _signal.Ring();

    public Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct) => _signal.WaitAsync(atMost, time, ct);
}
