using System.Text.Json;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Access;

namespace Omni.Api.Access;

/// <summary>Builds the view of a key.</summary>
internal static class ApiKeyView
{
    public static ApiKey Of(ApiKeyRow row, DateTimeOffset now) => new()
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
        { RevokedAt: not null } => KeyStatus.Revoked,
        { ExpiresAt: { } at } when at <= now.ToUnixTimeMilliseconds() => KeyStatus.Expired,
        _ => KeyStatus.Active,
    };
}
