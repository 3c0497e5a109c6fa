using Omni.Api.Background;

namespace Omni.Api.Inbox;

/// <summary>Rings when webhooks were stored; the worker listens.</summary>
internal sealed class InboxSignal
{
    private readonly Signal _signal = new();

    public void Ring() => _signal.Ring();

    public Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct) => _signal.WaitAsync(atMost, time, ct);
}
