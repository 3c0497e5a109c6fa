using System.Buffers;
using System.Security.Cryptography;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Checks <c>X-Hub-Signature-256</c> over
/// the bytes received. https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
/// </summary>
internal static class SignatureVerifier
{
    public const string Header = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    /// <summary>Reads the digest in the header; <see cref="SignatureVerdict.Valid"/> means only that it is well-formed.</summary>
    public static SignatureVerdict Read(string? header, Span<byte> claimed)
    {
        if (string.IsNullOrEmpty(header)) return SignatureVerdict.Missing;
        if (!header.StartsWith(Prefix, StringComparison.Ordinal) || header.Length != Prefix.Length + (SHA256.HashSizeInBytes * 2))
            return SignatureVerdict.Malformed;
        return Convert.FromHexString(header.AsSpan(Prefix.Length), claimed, out _, out _) == OperationStatus.Done
            ? SignatureVerdict.Valid
            : SignatureVerdict.Malformed;
    }

    /// <summary>
    /// Compares the digest with that of the body under the secret, in constant time. An empty secret never matches, because
    /// anyone could sign with it.
    /// </summary>
    public static SignatureVerdict Compare(ReadOnlySpan<byte> claimed, ReadOnlySpan<byte> body, ReadOnlySpan<byte> appSecret)
    {
        if (appSecret.IsEmpty) return SignatureVerdict.Mismatch;
        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(appSecret, body, actual);
        return CryptographicOperations.FixedTimeEquals(claimed, actual) ? SignatureVerdict.Valid : SignatureVerdict.Mismatch;
    }
}
