namespace Omni.Api.Storage.Rows;

/// <summary>A request to send that its caller may repeat: the same key names the same message.</summary>
internal sealed class IdempotencyKeyRow
{
    /// <summary>The API key that sent it: keys of two callers cannot meet.</summary>
    public Guid KeyId { get; set; }

    /// <summary>The header <c>Idempotency-Key</c>.</summary>
    public required string Key { get; set; }

    /// <summary>Lower-case hex SHA-256 of what was asked for.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The first message that it became.</summary>
    public Guid MessageId { get; set; }

    public long CreatedAt { get; set; }
}
