namespace Omni.Client.Access;

/// <summary>A key: never the key itself, but once, when it is made.</summary>
public sealed record ApiKey
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>The key prefix.</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>What the key may do.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The instances it is limited to; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary><c>active</c>, <c>revoked</c> or <c>expired</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it is primary.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    public int? RateLimit { get; init; }

    /// <summary>Good until then; null means for ever.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The revoked by.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>The revoke reason.</summary>
    public string? RevokeReason { get; init; }

    /// <summary>When the last used was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The usage count.</summary>
    public required long UsageCount { get; init; }

    /// <summary>The created by.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The key; only in the answer that makes it.</summary>
    public string? PlainTextKey { get; init; }
}
