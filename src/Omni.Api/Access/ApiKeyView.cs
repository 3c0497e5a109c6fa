using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Access;

/// <summary>A key as REST shows it: never the key itself, but once, when it is made.</summary>
internal sealed record ApiKeyView
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public required string KeyPrefix { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary><c>active</c>, <c>revoked</c> or <c>expired</c>.</summary>
    public required string Status { get; init; }
    public required bool IsPrimary { get; init; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    public int? RateLimit { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public string? RevokedBy { get; init; }
    public string? RevokeReason { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }
    public required long UsageCount { get; init; }
    public string? CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The key; only in the answer that makes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PlainTextKey { get; init; }

    public static ApiKeyView Of(ApiKeyRow row, DateTimeOffset now) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Description = row.Description,
        KeyPrefix = row.KeyPrefix,
        Scopes = JsonSerializer.Deserialize<List<string>>(row.Scopes) ?? [],
        InstanceIds = row.InstanceIds is { } ids ? JsonSerializer.Deserialize<List<Guid>>(ids) : null,
        Status = StatusOf(row, now),
        IsPrimary = row.IsPrimary,
        RateLimit = row.RateLimit,
        ExpiresAt = row.ExpiresAt.ToTime(),
        RevokedAt = row.RevokedAt.ToTime(),
        RevokedBy = row.RevokedBy,
        RevokeReason = row.RevokeReason,
        LastUsedAt = row.LastUsedAt.ToTime(),
        UsageCount = row.UsageCount,
        CreatedBy = row.CreatedBy,
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = Math.Max(row.UpdatedAt, row.CreatedAt).ToTime(),
    };

    private static string StatusOf(ApiKeyRow row, DateTimeOffset now) => row switch
    {
        { RevokedAt: not null } => "revoked",
        { ExpiresAt: { } at } when at <= now.ToUnixTimeMilliseconds() => "expired",
        _ => "active",
    };
}
