namespace Omni.Api.Sending.Outbox;

/// <summary>What makes a request the same as an earlier one: the caller's key, and what was asked for.</summary>
/// <param name="KeyId">The API key: keys of two callers cannot meet.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>.</param>
/// <param name="Fingerprint">Lower-case hex SHA-256 of what is asked for.</param>
internal sealed record IdempotencyKey(Guid KeyId, string Key, string Fingerprint)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);
}
