using Microsoft.Extensions.Options;

namespace Omni.Api.Foundation.Background;

/// <summary>
/// Tells when half of the time is over that a stop may take. Hosted services stop one after the other and share that time:
/// who waits for somebody outside stops waiting now, so that those who stop later have some of it left.
/// </summary>
internal sealed class StopHalfTime : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _stopping;

    public StopHalfTime(IHostApplicationLifetime lifetime, IOptions<HostOptions> options, TimeProvider time)
    {
        _over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        Token = _over.Token;
        _stopping = lifetime.ApplicationStopping.Register(() => _over.CancelAfter(StopLimits.Of(options.Value) / 2));
    }

    /// <summary>Cancelled at half-time.</summary>
    public CancellationToken Token { get; }

    public void Dispose()
    {
        _stopping.Dispose();
        _over.Dispose();
    }
}
