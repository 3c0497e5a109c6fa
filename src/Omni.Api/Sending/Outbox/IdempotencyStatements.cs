using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Sending.Outbox;

/// <summary>Statements on idempotency keys of send requests.</summary>
internal static class IdempotencyStatements
{
    private const string Find = "SELECT fingerprint, message_id, created_at FROM idempotency_keys WHERE key_id = @keyId AND key = @key";

    private const string Set = """
        INSERT INTO idempotency_keys (key_id, key, fingerprint, message_id, created_at) VALUES (@keyId, @key, @fingerprint, @message, @now)
        ON CONFLICT (key_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, message_id = excluded.message_id,
        created_at = excluded.created_at
        """;

    private const string Purge =
        "DELETE FROM idempotency_keys WHERE (key_id, key) IN (SELECT key_id, key FROM idempotency_keys WHERE created_at < @before "
        + "ORDER BY created_at LIMIT @slice)";

    public static ValueTask<IdempotencyKeyRow?> FindIdempotencyKeyAsync(this WriteSession session, Guid keyId, string key) =>
        session.ReadOneAsync(
            Find,
            row => new IdempotencyKeyRow
            {
                KeyId = keyId,
                Key = key,
                Fingerprint = row.GetString(0),
                MessageId = row.GetGuid(1),
                CreatedAt = row.GetInt64(2),
            },
            ("@keyId", keyId), ("@key", key));

    /// <summary>Stores a key; an expired one is overwritten.</summary>
    public static ValueTask SetIdempotencyKeyAsync(this WriteSession session, IdempotencyKeyRow row) => session.WriteAsync(
        Set, ("@keyId", row.KeyId), ("@key", row.Key), ("@fingerprint", row.Fingerprint), ("@message", row.MessageId),
        ("@now", row.CreatedAt));

    /// <summary>Removes keys older than a time and returns their number.</summary>
    public static async ValueTask<int> PurgeIdempotencyKeysAsync(this WriteSession session, long before, int slice) =>
        await session.ExecuteAsync(Purge, ("@before", before), ("@slice", slice));
}
