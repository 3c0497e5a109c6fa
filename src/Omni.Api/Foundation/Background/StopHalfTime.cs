using Microsoft.Extensions.Options;

namespace Omni.Api.Foundation.Background;

/// <summary>
/// Signals that half of the time of a stop is over. Hosted services stop one after the other and share that time. A service that waits for
/// an outside party stops waiting at this point, so that the services that stop later have time left.
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
