using System.Text.Json;
using Omni.Api.Storage.Rows;
using Omni.Contract.Access;

namespace Omni.Api.Access;

/// <summary>What a key is good for: what is compared when one key makes, changes or sees another.</summary>
/// <param name="Scopes">What it may do.</param>
/// <param name="InstanceIds">Where; null means everywhere.</param>
/// <param name="RateLimit">Requests a minute; null means the host's default.</param>
/// <param name="ExpiresAt">Until when, Unix ms; null means for ever.</param>
internal sealed record KeyGrant(IReadOnlyList<string> Scopes, IReadOnlyList<Guid>? InstanceIds, int? RateLimit, long? ExpiresAt)
{
    public static KeyGrant Of(ApiKeyRow row)
    {
        var instances = row.InstanceIds is { } ids ? JsonSerializer.Deserialize<List<Guid>>(ids) : null;
        return new KeyGrant(JsonSerializer.Deserialize<List<string>>(row.Scopes) ?? [], instances, row.RateLimit, row.ExpiresAt);
    }

    /// <summary>The same after a change.</summary>
    public KeyGrant With(UpdateKeyRequest request) => new(
        request.Scopes ?? Scopes,
        request.InstanceIds.IsGiven ? KeyRules.Instances(request.InstanceIds.Value) : InstanceIds,
        request.RateLimit.Or(RateLimit),
        request.ExpiresAt.IsGiven ? KeyRules.Expiry(request.ExpiresAt.Value) : ExpiresAt);

    /// <summary>Whether two keys are good for the same.</summary>
    public bool IsSameAs(KeyGrant other) =>
        RateLimit == other.RateLimit && ExpiresAt == other.ExpiresAt
        && Scopes.ToHashSet(StringComparer.Ordinal).SetEquals(other.Scopes)
        && InstanceIds is null == other.InstanceIds is null
        && (InstanceIds ?? []).ToHashSet().SetEquals(other.InstanceIds ?? []);

    /// <summary>Writes it into a key's row.</summary>
    public void ApplyTo(ApiKeyRow row)
    {
        row.Scopes = JsonSerializer.Serialize(Scopes);
        row.InstanceIds = InstanceIds is null ? null : JsonSerializer.Serialize(InstanceIds);
        row.RateLimit = RateLimit;
        row.ExpiresAt = ExpiresAt;
    }
}
