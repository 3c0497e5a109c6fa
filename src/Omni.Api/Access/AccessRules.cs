using Microsoft.AspNetCore.Authorization;

namespace Omni.Api.Access;

/// <summary>How endpoints say who may call them.</summary>
internal static class AccessRules
{
    /// <summary>A key with that scope. Where several are named, on the group and the endpoint, it takes all of them.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RequiredScope(scope));

    /// <summary>Any valid key.</summary>
    public static TBuilder RequireKey<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RequiredScope(""));

    /// <summary>A key that is not limited to certain instances: what is behind it tells of all of them.</summary>
    public static TBuilder RequireWholeKey<TBuilder>(this TBuilder endpoints, string what)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new ForWholeKeys(what));

    /// <summary>No key is asked for.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new OpenToAll());

    /// <summary>Marks an endpoint for keys that are not limited to certain instances.</summary>
    /// <param name="What">Its subject and verb, such as "Metrics are".</param>
    internal sealed record ForWholeKeys(string What) : IAuthorizationRequirement, IAuthorizationRequirementData
    {
        public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
    }

    /// <summary>Marks an endpoint that answers without a key.</summary>
    internal sealed record OpenToAll : IAllowAnonymous;
}
