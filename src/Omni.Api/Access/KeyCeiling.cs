using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>
/// Limits keys to the caller's own permissions: a key cannot grant, change or show more than it has, in scopes, instances, rate and expiry.
/// Only the primary key has no ceiling.
/// </summary>
internal sealed class KeyCeiling(IOptions<AccessOptions> options)
{
    /// <summary>Whether the caller may see the data of every key: it could have created one with all permissions.</summary>
    public bool AllowsAll(Caller caller) => Allows(caller, new KeyGrant(["*"], InstanceIds: null, RateLimit: null, ExpiresAt: null));

    /// <summary>Whether the caller could have created a key with this grant.</summary>
    public bool Allows(Caller caller, KeyGrant grant) => RefusalOf(caller, grant) is null;

    /// <summary>The refusal of a key with more permissions than the caller's; null when the caller may create, change or see it.</summary>
    public ApiError? RefusalOf(Caller caller, KeyGrant grant)
    {
        if (caller.IsPrimary) return null;
        var scopes = grant.Scopes.Where(scope => !caller.Has(scope)).ToList();
        if (scopes.Count > 0) return Over($"it lacks {string.Join(", ", scopes)}");
        if (grant.InstanceIds is null && caller.InstanceIds is not null) return Over("it is limited to certain instances");
        if (grant.InstanceIds?.Any(id => !caller.MaySee(id)) == true) return Over("it may not use all of those instances");
        var rate = RateOf(caller.RateLimit);
        if (RateOf(grant.RateLimit) > rate) return Over($"it has {rate} requests a minute, so 'rateLimit' must be given and not be more");
        if (caller.ExpiresAt is null || grant.ExpiresAt <= caller.ExpiresAt) return null;
        return Over("it expires, so 'expiresAt' must be given and not be later than its own");
    }

    private int RateOf(int? limit) => limit ?? options.Value.RequestsPerMinute;

    private static ApiError Over(string reason) =>
        ApiError.Forbidden($"A key may not make, change or see one that is good for more than itself: {reason}");
}
