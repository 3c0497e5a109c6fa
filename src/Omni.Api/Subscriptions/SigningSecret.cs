using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Omni.Api.Subscriptions;

/// <summary>Signs deliveries as Standard Webhooks say. https://www.standardwebhooks.com</summary>
internal static class SigningSecret
{
    public const string Prefix = "whsec_";

    private const int Bytes = 32, MinBytes = 24, MaxBytes = 64;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether a text can be a secret: <c>whsec_</c> and 24 to 64 bytes in base64.</summary>
    public static bool IsGood(string? text) =>
        text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) && KeyOf(text) is { Length: >= MinBytes and <= MaxBytes };

    /// <summary>The header <c>webhook-signature</c> of a delivery.</summary>
    public static string Sign(string secret, string id, long timestamp, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"));
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret)!, signed))}";
    }

    private static byte[]? KeyOf(string secret)
    {
        var key = new byte[MaxBytes + 1];
        return Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) ? key[..length] : null;
    }
}
