using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Omni.Client.Events;

/// <summary>Checks that a posted event comes from the host: Standard Webhooks. https://www.standardwebhooks.com</summary>
public static class WebhookSignature
{
    private const string Prefix = "whsec_", Version = "v1,";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether a post is genuine and of the last five minutes. The event's id (<c>webhook-id</c>) tells whether it came before.</summary>
    /// <param name="secret">The subscription's secret, <c>whsec_…</c>.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The body, as it came.</param>
    /// <param name="now">The time now.</param>
    public static bool IsGood(string secret, string? id, string? timestamp, string? signatures, string body, DateTimeOffset now)
    {
        if (id is null || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds) return false;
        var key = Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret);
        var expected = Encoding.ASCII.GetBytes(Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"))));
        return signatures.Split(' ').Any(s => s.StartsWith(Version, StringComparison.Ordinal) && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(s[Version.Length..]), expected));
    }
}
