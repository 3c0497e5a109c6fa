using System.Threading.Channels;

namespace Omni.Api.Foundation.Background;

/// <summary>"There is something to do": many rings before the next look count as one.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _rung =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Waits for a ring, at most so long: whoever looks now and then anyway cannot miss anything for good.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            await _rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Time to look anyway.
        }
    }
}
