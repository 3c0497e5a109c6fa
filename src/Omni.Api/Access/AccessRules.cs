namespace Omni.Api.Access;

/// <summary>How endpoints say who may call them.</summary>
internal static class AccessRules
{
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RequiredScope(scope));

    /// <summary>Any valid key.</summary>
    public static TBuilder RequireKey<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RequiredScope(""));

    /// <summary>No key is asked for.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new OpenToAll());

    /// <summary>Marks an endpoint that answers without a key.</summary>
    internal sealed record OpenToAll;
}
