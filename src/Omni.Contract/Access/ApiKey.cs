using System.Text.Json.Serialization;

namespace Omni.Contract.Access;

/// <summary>An API key: never the key itself, but once, when it is made.</summary>
public sealed record ApiKey
{
    /// <summary>The id, by which it is changed and revoked.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; null when nothing was said.</summary>
    public string? Description { get; init; }

    /// <summary>The first characters of the key, by which people recognise it.</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>What the key may do: <c>*</c>, <c>namespace:*</c> or <c>namespace:verb</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The instances it is limited to; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>One of <c>active</c>, <c>revoked</c> or <c>expired</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it is the key of the host's configuration, which cannot be changed here.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    public int? RateLimit { get; init; }

    /// <summary>Until when it is valid; null means without end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked; null while it is not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Who revoked it; null while it is not.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>Why it was revoked; null when nothing was said.</summary>
    public string? RevokeReason { get; init; }

    /// <summary>When it was last used, some seconds late; null when it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>How many requests were made with it, some seconds late.</summary>
    public required long UsageCount { get; init; }

    /// <summary>The name of the key that made it; null for the primary key.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its settings last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The key; only in the answer that makes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PlainTextKey { get; init; }
}
