namespace Omni.Api.Sending.Outbox;

/// <summary>Identifies a repeated request: the caller's key and the content of the request.</summary>
/// <param name="KeyId">The API key, so that keys of two callers never collide.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>.</param>
/// <param name="Fingerprint">Lower-case hex SHA-256 of the request's content.</param>
internal sealed record IdempotencyKey(Guid KeyId, string Key, string Fingerprint)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);
}
