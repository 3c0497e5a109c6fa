namespace Omni.Api.Persistence.Rows;

/// <summary>An API key. The key itself is nowhere, only its SHA-256.</summary>
internal sealed class ApiKeyRow
{
    public Guid Id { get; set; }
    public required string Name { get; set; }

    /// <summary>The first characters, for people to tell keys apart.</summary>
    public required string KeyPrefix { get; set; }

    /// <summary>Lower-case hex SHA-256 of the key.</summary>
    public required string KeyHash { get; set; }

    /// <summary>JSON array of scopes.</summary>
    public required string Scopes { get; set; }

    /// <summary>JSON array of instance ids; null means all.</summary>
    public string? InstanceIds { get; set; }
    public bool IsPrimary { get; set; }
    public long CreatedAt { get; set; }
}
