using Microsoft.AspNetCore.Authorization;

namespace Omni.Api.Access;

/// <summary>Requires a valid key, and on the API an endpoint that declares who may call it: one without a declaration is closed.</summary>
internal sealed class KeyRequirement : IAuthorizationRequirement
{
    /// <summary>Whether a key is required: for everything below <c>/api/v2</c>, including unknown paths, except open endpoints.</summary>
    public static bool IsGuarded(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        return metadata?.GetMetadata<IAllowAnonymous>() is null
            && (context.Request.Path.StartsWithSegments("/api/v2", StringComparison.Ordinal)
                || metadata?.GetMetadata<RequiredScope>() is not null);
    }
}
