using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Omni.Client.Events;

/// <summary>
/// Verifies that a posted event comes from the host, by Standard Webhooks, where only that is asked for; <see cref="WebhookReceiver"/>
/// verifies and reads the event. Create it at startup, so that an invalid secret fails
/// immediately. https://www.standardwebhooks.com
/// </summary>
public sealed class WebhookSignature
{
    private const string Prefix = "whsec_", Version = "v1,";
    private const int MinSecretBytes = 24;

    private readonly byte[] _key;

    /// <summary>Creates a verifier with the subscription's secret.</summary>
    /// <param name="secret"><c>whsec_</c> and at least 24 bytes in base64.</param>
    /// <exception cref="ArgumentException">The secret is empty, shorter than 24 bytes, or not base64.</exception>
    public WebhookSignature(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var text = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        var key = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, key, out var length))
            throw new ArgumentException("The secret of a subscription is whsec_ and bytes in base64.", nameof(secret));
        if (length < MinSecretBytes)
            throw new ArgumentException(
                $"The secret of a subscription has at least {MinSecretBytes} bytes; this one has {length}.", nameof(secret));
        _key = key[..length];
    }

    /// <summary>
    /// Whether a post is genuine and at most five minutes old. Use the event's id (<c>webhook-id</c>) to detect duplicates. Never
    /// throws for invalid input.
    /// </summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The unchanged body.</param>
    /// <param name="now">The current time.</param>
    public bool IsGood(string? id, string? timestamp, string? signatures, string? body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || signatures is null || body is null
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }
        return Math.Abs(now.ToUnixTimeSeconds() - seconds) <= WebhookReceiver.DefaultTolerance.TotalSeconds
            && Matches(id, timestamp, signatures, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Whether one of the signatures is that of the body, compared in constant time.</summary>
    internal bool Matches(string id, string timestamp, string signatures, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        var expected = Encoding.ASCII.GetBytes(Convert.ToBase64String(hash.GetHashAndReset()));
        var fits = false;

        // Headers of the same name may have been joined with a comma.
        foreach (var signature in signatures.Replace($",{Version}", $" {Version}", StringComparison.Ordinal).Split(' '))
        {
            fits |= signature.StartsWith(Version, StringComparison.Ordinal)
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature[Version.Length..]), expected);
        }

        return fits;
    }

    /// <summary>Creates a verifier and checks a post in one call.</summary>
    /// <param name="secret">The subscription's secret, <c>whsec_…</c>.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The unchanged body.</param>
    /// <param name="now">The current time.</param>
    /// <exception cref="ArgumentException">The secret is empty, shorter than 24 bytes, or no base64.</exception>
    public static bool IsGood(string secret, string? id, string? timestamp, string? signatures, string body, DateTimeOffset now) =>
        new WebhookSignature(secret).IsGood(id, timestamp, signatures, body, now);
}
