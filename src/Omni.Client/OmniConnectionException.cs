namespace Omni.Client;

/// <summary>
/// Thrown when a call got no answer: the host is unreachable, the connection broke, or the time is over. <see cref="Exception.Message"/>
/// is one sentence that says whether the call may have been carried out, and what to do.
/// </summary>
public sealed class OmniConnectionException : HttpRequestException
{
    internal OmniConnectionException(HttpRequestMessage request, Exception cause, int attempts, TimeSpan? timeout)
        : base((cause as HttpRequestException)?.HttpRequestError ?? System.Net.Http.HttpRequestError.Unknown,
            Sentence(request, cause, attempts, timeout), cause)
    {
        IsTimeout = timeout is not null;
        Attempts = attempts;
        IdempotencyKey = KeyOf(request);
        IsOutcomeUnknown = MayHaveArrived(cause) && !IsRead(request);
    }

    /// <summary>
    /// Whether the host may have carried out the call: true when the request was on its way. Then repeat a send only with the same
    /// idempotency key. False for reads, and when there was no connection.
    /// </summary>
    public bool IsOutcomeUnknown { get; }

    /// <summary>The idempotency key of the send; null when it has none.</summary>
    public string? IdempotencyKey { get; }

    /// <summary>Whether the time of <see cref="OmniClientOptions.Timeout"/> was over.</summary>
    public bool IsTimeout { get; }

    /// <summary>How often the client tried, 1 or more.</summary>
    public int Attempts { get; }

    internal static string? KeyOf(HttpRequestMessage request) =>
        request.Headers.TryGetValues(RetryHandler.KeyHeader, out var keys) ? keys.FirstOrDefault() : null;

    internal static bool IsRead(HttpRequestMessage request) => request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;

    private static bool MayHaveArrived(Exception cause) => cause is not HttpRequestException
    {
        HttpRequestError: System.Net.Http.HttpRequestError.ConnectionError or System.Net.Http.HttpRequestError.NameResolutionError
            or System.Net.Http.HttpRequestError.SecureConnectionError or System.Net.Http.HttpRequestError.ProxyTunnelError,
    };

    private static string Sentence(HttpRequestMessage request, Exception cause, int attempts, TimeSpan? timeout)
    {
        var host = request.RequestUri is { IsAbsoluteUri: true } uri ? uri.GetLeftPart(UriPartial.Authority) : "the host";
        var why = timeout is { } limit ? $"nothing came within {limit.TotalSeconds:0.#} s" : cause.Message.TrimEnd('.');
        var tried = attempts == 1 ? "" : $" in {attempts} attempts";
        return $"{ErrorSentence.CallOf(request)} got no answer of {host}{tried} ({why}); {Advice(request, cause)}.";
    }

    private static string Advice(HttpRequestMessage request, Exception cause)
    {
        if (!MayHaveArrived(cause))
            return "it was not carried out: check OmniClientOptions.BaseAddress and that the host runs, and repeat it";
        if (IsRead(request)) return "repeat it";
        if (KeyOf(request) is { } key)
        {
            return "whether the message goes out is unknown: "
                + $"repeat the call with the same idempotency key '{key}', which never sends twice";
        }
        return request.RequestUri?.ToString().Contains("/messages/send", StringComparison.Ordinal) == true
            ? "whether the message goes out is unknown: look for it before you send it again, and give sends an idempotency key"
            : "whether it was carried out is unknown: read the state before you repeat it";
    }
}
