using System.Net;
using Microsoft.Extensions.Options;

namespace Omni.Client;

/// <summary>
/// Repeats calls that are safe to repeat: reads, and sends with an idempotency key. Limits how long each attempt takes, and turns network
/// failures into <see cref="OmniConnectionException"/>.
/// </summary>
internal sealed class RetryHandler(IOptionsMonitor<OmniClientOptions> options, TimeProvider time) : DelegatingHandler
{
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>A call whose answer is a stream that the caller reads.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsStreamed = new("omni.streamed");

    /// <summary>A call whose body cannot be read again.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsOnce = new("omni.once");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        var retries = IsSafe(request) ? settings.MaxRetries : 0;
        for (var attempt = 0; ; attempt++)
        {
            var (response, failure) = await TryAsync(request, settings.Timeout, attempt + 1, cancellationToken).ConfigureAwait(false);
            if (attempt >= retries) return response ?? throw failure!;
            var pause = response is null
                ? RetryDelay.After(attempt, settings.MaxRetryDelay)
                : await PauseAsync(response, attempt, settings.MaxRetryDelay, cancellationToken).ConfigureAwait(false);
            if (pause is not { } wait) return response!;
            response?.Dispose();
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsSafe(HttpRequestMessage request) =>
        OmniConnectionException.IsRead(request)
        || (request.Headers.Contains(KeyHeader) && !(request.Options.TryGetValue(IsOnce, out var isOnce) && isOnce));

    /// <summary>
    /// One attempt, its answer read to the end: a connection that breaks in the middle of an answer is a failure as one before it.
    /// </summary>
    private async Task<(HttpResponseMessage? Response, OmniConnectionException? Failure)> TryAsync(
        HttpRequestMessage request, TimeSpan timeout, int attempts, CancellationToken ct)
    {
        using var clock = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clock.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            IgnoredFields.Carry(response);
            if (!(request.Options.TryGetValue(IsStreamed, out var isStreamed) && isStreamed && response.IsSuccessStatusCode))
                await response.Content.LoadIntoBufferAsync(either.Token).ConfigureAwait(false);
            return (response, null);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is HttpRequestException or IOException or OperationCanceledException)
        {
            response?.Dispose();
            return (null, new OmniConnectionException(request, e, attempts, clock.IsCancellationRequested ? timeout : null));
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// How long to wait before the call is repeated; null when it is not: only when the host names a time, or a proxy answered in its
    /// place.
    /// A refusal of the host without a time, such as that of a channel, would be the same again.
    /// </summary>
    private async Task<TimeSpan?> PauseAsync(HttpResponseMessage response, int attempt, TimeSpan longest, CancellationToken ct)
    {
        if (response.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
        {
            return null;
        }
        if (RetryDelay.Of(response, time) is { } asked)
            return asked > longest ? null : TimeSpan.FromTicks(Math.Max(asked.Ticks, RetryDelay.After(attempt, longest).Ticks));
        var error = await HostError.ReadAsync(response, ct).ConfigureAwait(false);
        return error.IsForeign ? RetryDelay.After(attempt, longest) : null;
    }
}
