using Microsoft.AspNetCore.Routing.Patterns;

namespace Omni.Api.Operations.Unsupported;

/// <summary>The routes of the host below <c>/api/v2</c>, read once from its endpoints.</summary>
internal sealed class HostRoutes
{
    /// <summary>Stands for a parameter.</summary>
    public const string Parameter = "{}";

    private readonly List<string[]> _paths = [];

    public HostRoutes(EndpointDataSource endpoints)
    {
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
        {
            if (PathOf(endpoint) is not { } path) continue;
            _paths.Add(path);
            if (endpoint.RoutePattern.Parameters is [.., { IsOptional: true }]) _paths.Add(path[..^1]);
        }
    }

    /// <summary>The segments of an endpoint's path below <c>/api/v2</c>; null when it is elsewhere.</summary>
    public static string[]? PathOf(RouteEndpoint endpoint)
    {
        var segments = endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(TextOf))).ToArray();
        return segments is ["api", "v2", .. var path] ? path : null;
    }

    /// <summary>The paths of endpoints that fit one, whichever their method.</summary>
    public IEnumerable<string[]> Of(IReadOnlyList<string> path) =>
        _paths.Where(known => known.Length == path.Count && known.Zip(path).All(Fits));

    private static string TextOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => Parameter,
    };

    private static bool Fits((string Known, string Asked) segment) => segment.Known.StartsWith(Parameter, StringComparison.Ordinal)
        ? segment.Asked.EndsWith(segment.Known[Parameter.Length..], StringComparison.OrdinalIgnoreCase)
        : segment.Known.Equals(segment.Asked, StringComparison.OrdinalIgnoreCase);
}
