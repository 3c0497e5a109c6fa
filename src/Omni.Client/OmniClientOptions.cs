namespace Omni.Client;

/// <summary>The settings of the client.</summary>
public sealed class OmniClientOptions
{
    /// <summary>The base URL of the host. Default <c>http://localhost:8882</c>.</summary>
    public Uri BaseAddress { get; set; } = new("http://localhost:8882");

    /// <summary>The API key. Read for each request, so a change takes effect immediately.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>
    /// How long one attempt of a call may take, until its answer is read. Default 100 seconds; <see
    /// cref="System.Threading.Timeout.InfiniteTimeSpan"/>
    /// for no limit. Not for streams of events, and not for files, of which it limits the time until they begin.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How often a call is repeated by the client, 0 to 10; default 3, 0 for never. Repeated are only calls that are safe to repeat: reads,
    /// and sends with an idempotency key; after network failures, and when the host or a proxy asks to come again (408, 429, 502, 503,
    /// 504).
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The longest pause before a call is repeated; default 30 seconds. When the host asks for a longer one (<c>Retry-After</c>), the call
    /// fails at once, and <see cref="OmniApiException.RetryAfter"/> says how long to wait.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The signing secrets of subscriptions (<c>whsec_…</c>), for <see cref="OmniClient.Receiver"/>: several while a secret is rotated.
    /// Default none.
    /// </summary>
    public IList<string> WebhookSecrets { get; } = [];
}
