using System.Text.Json;
using Omni.Api.Storage.Rows;
using Omni.Contract.Access;

namespace Omni.Api.Access;

/// <summary>The permissions of a key, compared when one key creates, changes or sees another.</summary>
/// <param name="Scopes">The scopes.</param>
/// <param name="InstanceIds">The instances; null means all.</param>
/// <param name="RateLimit">Requests per minute; null means the host's default.</param>
/// <param name="ExpiresAt">When it expires, Unix ms; null means never.</param>
internal sealed record KeyGrant(IReadOnlyList<string> Scopes, IReadOnlyList<Guid>? InstanceIds, int? RateLimit, long? ExpiresAt)
{
    public static KeyGrant Of(ApiKeyRow row)
    {
        var instances = row.InstanceIds is { } ids ? JsonSerializer.Deserialize<List<Guid>>(ids) : null;
        return new KeyGrant(JsonSerializer.Deserialize<List<string>>(row.Scopes) ?? [], instances, row.RateLimit, row.ExpiresAt);
    }

    /// <summary>The grant after a change.</summary>
    public KeyGrant With(UpdateKeyRequest request) => new(
        request.Scopes ?? Scopes,
        request.InstanceIds.IsGiven ? KeyRules.Instances(request.InstanceIds.Value) : InstanceIds,
        request.RateLimit.Or(RateLimit),
        request.ExpiresAt.IsGiven ? request.ExpiresAt.Value?.ToUnixTimeMilliseconds() : ExpiresAt);

    /// <summary>Whether two grants are equal.</summary>
    public bool IsSameAs(KeyGrant other) =>
        RateLimit == other.RateLimit && ExpiresAt == other.ExpiresAt
        && Scopes.ToHashSet(StringComparer.Ordinal).SetEquals(other.Scopes)
        && InstanceIds is null == other.InstanceIds is null
        && (InstanceIds ?? []).ToHashSet().SetEquals(other.InstanceIds ?? []);

    /// <summary>Writes the grant into a key's row.</summary>
    public void ApplyTo(ApiKeyRow row)
    {
        row.Scopes = JsonSerializer.Serialize(Scopes);
        row.InstanceIds = InstanceIds is null ? null : JsonSerializer.Serialize(InstanceIds);
        row.RateLimit = RateLimit;
        row.ExpiresAt = ExpiresAt;
    }
}
