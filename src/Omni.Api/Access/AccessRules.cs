using Microsoft.AspNetCore.Authorization;

namespace Omni.Api.Access;

/// <summary>Declares who may call an endpoint.</summary>
internal static class AccessRules
{
    /// <summary>Requires a key with the scope. If group and endpoint name several, all of them are required.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RequiredScope(scope));

    /// <summary>Requires a key with one of two scopes: the second one was enough before the first one was required.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, string scope, string or)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RequiredScope(scope, or));

    /// <summary>Requires any valid key.</summary>
    public static TBuilder RequireKey<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RequiredScope(""));

    /// <summary>Requires a key without an instance limit: the endpoint shows data of all instances.</summary>
    public static TBuilder RequireWholeKey<TBuilder>(this TBuilder endpoints, string what)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new ForWholeKeys(what));

    /// <summary>Requires no key.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new OpenToAll());

    /// <summary>Marks an endpoint for keys without an instance limit.</summary>
    /// <param name="What">Its subject and verb, such as "Metrics are".</param>
    internal sealed record ForWholeKeys(string What) : IAuthorizationRequirement, IAuthorizationRequirementData
    {
        public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
    }

    /// <summary>Marks an endpoint that answers without a key.</summary>
    internal sealed record OpenToAll : IAllowAnonymous;
}
