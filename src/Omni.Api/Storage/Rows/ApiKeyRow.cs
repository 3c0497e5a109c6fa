namespace Omni.Api.Storage.Rows;

/// <summary>An API key.</summary>
internal sealed class ApiKeyRow
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public string? Description { get; set; }

    /// <summary>The first characters, which let people distinguish keys.</summary>
    public required string KeyPrefix { get; set; }

    /// <summary>Lower-case hex SHA-256 of the key.</summary>
    public required string KeyHash { get; set; }

    /// <summary>JSON array of scopes.</summary>
    public required string Scopes { get; set; }

    /// <summary>JSON array of instance ids; null means all.</summary>
    public string? InstanceIds { get; set; }
    public bool IsPrimary { get; set; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    public int? RateLimit { get; set; }

    /// <summary>The key in whose minute its requests are counted; null means its own.</summary>
    public Guid? RateBucket { get; set; }

    /// <summary>When it expires, Unix ms; null means never.</summary>
    public long? ExpiresAt { get; set; }
    public long? RevokedAt { get; set; }
    public string? RevokedBy { get; set; }
    public string? RevokeReason { get; set; }
    public long? LastUsedAt { get; set; }
    public long UsageCount { get; set; }
    public string? CreatedBy { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
