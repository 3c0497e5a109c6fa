using Microsoft.AspNetCore.Authorization;

namespace Omni.Api.Access;

/// <summary>A good key, and on the API an endpoint that says who may call it: one that says nothing is open to nobody.</summary>
internal sealed class KeyRequirement : IAuthorizationRequirement
{
    /// <summary>Whether a key is asked for: by everything below <c>/api/v2</c>, also where nothing is, unless it is open to all.</summary>
    public static bool IsGuarded(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        return metadata?.GetMetadata<IAllowAnonymous>() is null
            && (context.Request.Path.StartsWithSegments("/api/v2", StringComparison.Ordinal)
                || metadata?.GetMetadata<RequiredScope>() is not null);
    }
}
