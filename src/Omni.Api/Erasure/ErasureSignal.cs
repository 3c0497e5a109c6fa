using Omni.Api.Foundation.Background;

namespace Omni.Api.Erasure;

/// <summary>Rings when an erasure is requested.</summary>
internal sealed class ErasureSignal
{
    private readonly Signal _signal = new();

    public void Ring() => _signal.Ring();

    public Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct) => _signal.WaitAsync(atMost, time, ct);
}
