using System.Text.Json.Serialization;

namespace Omni.Contract.Access;

/// <summary>An API key. The key itself is only in the response that creates it.</summary>
public sealed record ApiKey
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The description; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The first characters of the key, to recognise it.</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>What the key may do: <c>*</c>, <c>namespace:*</c> or <c>namespace:verb</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The instances that the key can access; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>One of <c>active</c>, <c>revoked</c> or <c>expired</c>.</summary>
    [WordsOf(typeof(KeyStatus))]
    public required string Status { get; init; }

    /// <summary>Whether it is the primary key, which is set in the host's configuration and cannot be changed here.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>Requests per minute; null means the host's default.</summary>
    public int? RateLimit { get; init; }

    /// <summary>When it expires; null means never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked; null while it is not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Who revoked it; null while it is not.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>Why it was revoked; null when no reason was given.</summary>
    public string? RevokeReason { get; init; }

    /// <summary>When it was last used, updated every few seconds; null when it was never used.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The number of requests made with it, updated every few seconds.</summary>
    public required long UsageCount { get; init; }

    /// <summary>The name of the key that created it; null for the primary key.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its settings last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The key; only in the response that creates it, otherwise null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PlainTextKey { get; init; }
}
