namespace Omni.Api.Storage.Rows;

/// <summary>An idempotency key of a send request: the same key names the same message.</summary>
internal sealed class IdempotencyKeyRow
{
    /// <summary>The API key that sent it, so that keys of two callers never collide.</summary>
    public Guid KeyId { get; set; }

    /// <summary>The header <c>Idempotency-Key</c>.</summary>
    public required string Key { get; set; }

    /// <summary>Lower-case hex SHA-256 of the request's content.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The first message of the request.</summary>
    public Guid MessageId { get; set; }

    public long CreatedAt { get; set; }
}
