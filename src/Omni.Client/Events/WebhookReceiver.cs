using System.Collections.Specialized;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Omni.Client.Events;

/// <summary>
/// Receives what subscriptions post: verifies the signature (<a href="https://www.standardwebhooks.com">Standard Webhooks</a>) and reads
/// the event. Thread safe; create it once, so that an invalid secret fails at startup. Needs no host: it makes no call.
/// </summary>
public sealed class WebhookReceiver
{
    /// <summary>The default tolerance: how far the time of a post may differ from the clock, five minutes.</summary>
    public static readonly TimeSpan DefaultTolerance = TimeSpan.FromMinutes(5);

    private const string IdHeader = "webhook-id", TimestampHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";
    private const int MaxBodyBytes = 16 * 1024 * 1024;

    private readonly IReadOnlyList<WebhookSignature> _secrets;
    private readonly TimeProvider _time;
    private readonly TimeSpan _tolerance;

    /// <summary>Creates a receiver with the secret of a subscription.</summary>
    /// <param name="secret">The signing secret, <c>whsec_…</c>.</param>
    /// <exception cref="ArgumentException">The secret is empty, shorter than 24 bytes, or not base64.</exception>
    public WebhookReceiver(string secret)
        : this([secret])
    {
    }

    /// <summary>
    /// Creates a receiver with several secrets: of several subscriptions, or the old and the new one while it is rotated.
    /// </summary>
    /// <param name="secrets">The signing secrets, <c>whsec_…</c>. Without one, every post is refused.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="tolerance">How far the time of a post may differ from the clock; null for <see cref="DefaultTolerance"/>.</param>
    /// <exception cref="ArgumentException">A secret is empty, shorter than 24 bytes, or not base64.</exception>
    public WebhookReceiver(IEnumerable<string> secrets, TimeProvider? time = null, TimeSpan? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _secrets = [.. secrets.Select(secret => new WebhookSignature(secret))];
        (_time, _tolerance) = (time ?? TimeProvider.System, tolerance ?? DefaultTolerance);
    }

    /// <summary>Verifies a post and returns its event: with <c>HttpRequest.Headers</c> of ASP.NET Core.</summary>
    /// <param name="headers">The headers of the post; the case of their names does not matter.</param>
    /// <param name="body">The unchanged body, as bytes.</param>
    /// <exception cref="OmniWebhookException">The post is not a genuine event; the message says why.</exception>
    public OmniEvent ParseWebhook(IEnumerable<KeyValuePair<string, StringValues>> headers, ReadOnlyMemory<byte> body) =>
        Parse(name => Find(headers, name).ToString(), body);

    /// <summary>Verifies a post and returns its event: with <c>HttpRequest.Headers</c> of ASP.NET Core, and the body as text.</summary>
    /// <param name="headers">The headers of the post; the case of their names does not matter.</param>
    /// <param name="body">The unchanged body.</param>
    /// <exception cref="OmniWebhookException">The post is not a genuine event; the message says why.</exception>
    public OmniEvent ParseWebhook(IEnumerable<KeyValuePair<string, StringValues>> headers, string body) =>
        ParseWebhook(headers, BytesOf(body));

    /// <summary>Verifies a post and returns its event: with headers in a plain dictionary.</summary>
    /// <param name="headers">The headers of the post; the case of their names does not matter.</param>
    /// <param name="body">The unchanged body, as bytes.</param>
    /// <exception cref="OmniWebhookException">The post is not a genuine event; the message says why.</exception>
    public OmniEvent ParseWebhook(IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body) =>
        Parse(name => Find(headers, name), body);

    /// <summary>Verifies a post and returns its event: with headers in a plain dictionary, and the body as text.</summary>
    /// <param name="headers">The headers of the post; the case of their names does not matter.</param>
    /// <param name="body">The unchanged body.</param>
    /// <exception cref="OmniWebhookException">The post is not a genuine event; the message says why.</exception>
    public OmniEvent ParseWebhook(IEnumerable<KeyValuePair<string, string>> headers, string body) => ParseWebhook(headers, BytesOf(body));

    /// <summary>
    /// Verifies a post and returns its event: with headers that have lists of values, as those of <c>HttpRequestMessage</c>.
    /// </summary>
    /// <param name="headers">The headers of the post; the case of their names does not matter.</param>
    /// <param name="body">The unchanged body, as bytes.</param>
    /// <exception cref="OmniWebhookException">The post is not a genuine event; the message says why.</exception>
    public OmniEvent ParseWebhook(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers, ReadOnlyMemory<byte> body) =>
        Parse(name => Find(headers, name) is { } values ? string.Join(' ', values) : null, body);

    /// <summary>Verifies a post and returns its event: with the headers of <c>HttpListenerRequest</c>.</summary>
    /// <param name="headers">The headers of the post; the case of their names does not matter.</param>
    /// <param name="body">The unchanged body, as bytes.</param>
    /// <exception cref="OmniWebhookException">The post is not a genuine event; the message says why.</exception>
    public OmniEvent ParseWebhook(NameValueCollection headers, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return Parse(name => headers[name], body);
    }

    /// <summary>
    /// Reads the body of a post, verifies it and returns its event: <c>ParseWebhookAsync(request.Headers, request.Body)</c>.
    /// </summary>
    /// <param name="headers">The headers of the post; the case of their names does not matter.</param>
    /// <param name="body">The unchanged body, at most 16 MB; read to its end and left open.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <exception cref="OmniWebhookException">The post is not a genuine event; the message says why.</exception>
    public async Task<OmniEvent> ParseWebhookAsync(
        IEnumerable<KeyValuePair<string, StringValues>> headers, Stream body, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(buffer, ct).ConfigureAwait(false)) > 0)
        {
            if (read.Length + count > MaxBodyBytes)
                throw new OmniWebhookException(
                    WebhookFault.BodyTooLarge, $"The post is larger than {MaxBodyBytes / 1024 / 1024} MB, so it is not an event of Omni.");
            read.Write(buffer, 0, count);
        }

        return ParseWebhook(headers, read.GetBuffer().AsMemory(0, (int)read.Length));
    }

    private OmniEvent Parse(Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        if (_secrets.Count == 0)
            throw new InvalidOperationException(
                "No post can be verified without a signing secret: set OmniClientOptions.WebhookSecrets to those of your subscriptions.");
        var (id, timestamp) = (Required(header, IdHeader), Required(header, TimestampHeader));
        var signatures = Required(header, SignatureHeader);
        CheckTime(timestamp);

        // All are tried, so that the time it takes does not tell which secret fits.
        var fits = false;
        foreach (var secret in _secrets) fits |= secret.Matches(id, timestamp, signatures, body.Span);
        var secrets = _secrets.Count == 1 ? "the secret" : $"one of {_secrets.Count} secrets";
        if (!fits)
            throw new OmniWebhookException(
                WebhookFault.SignatureWrong,
                $"No signature in {SignatureHeader} fits the body and {secrets}: "
                + "the post is forged, its body was changed on the way, or it belongs to a subscription with another secret.");
        try
        {
            return OmniEvent.Parse(body.Span);
        }
        catch (JsonException e)
        {
            throw new OmniWebhookException(
                WebhookFault.NotAnEvent, "The signature is right, but the body cannot be read as the envelope of an event of Omni.", e);
        }
    }

    private void CheckTime(string timestamp)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            throw new OmniWebhookException(WebhookFault.TimestampInvalid, $"The header {TimestampHeader} is not a time in Unix seconds.");
        var age = _time.GetUtcNow().ToUnixTimeSeconds() - seconds;
        if (age > _tolerance.TotalSeconds || -(double)age > _tolerance.TotalSeconds)
            throw new OmniWebhookException(
                WebhookFault.TimestampOutsideTolerance,
                $"The post is {Math.Abs((double)age):0} s {(age > 0 ? "old" : "in the future")}, more than the tolerance of "
                + $"{_tolerance.TotalSeconds:0} s: it is a copy of an old post, or a clock is wrong.");
    }

    private static string Required(Func<string, string?> header, string name) => header(name) is { Length: > 0 } value
        ? value
        : throw new OmniWebhookException(WebhookFault.HeaderMissing, $"The header {name} is missing, so the post is not one of Omni.");

    private static T? Find<T>(IEnumerable<KeyValuePair<string, T>> headers, string name)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (var (key, value) in headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) return value;
        }

        return default;
    }

    private static byte[] BytesOf(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Encoding.UTF8.GetBytes(body);
    }
}
