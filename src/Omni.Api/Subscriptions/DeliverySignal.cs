using Omni.Api.Foundation.Background;

namespace Omni.Api.Subscriptions;

/// <summary>Rings when there may be something to post.</summary>
internal sealed class DeliverySignal
{
    private readonly Signal _signal = new();

    public void Ring() => _signal.Ring();

    public Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct) => _signal.WaitAsync(atMost, time, ct);
}
