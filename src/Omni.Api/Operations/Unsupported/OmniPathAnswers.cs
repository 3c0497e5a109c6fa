using System.Collections.Frozen;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Operations.Unsupported;

/// <summary>
/// Answers requests for paths of Omni that no endpoint takes, instead of 404 or 405, after the key was checked. A path of the table gives
/// way to an endpoint that takes the request, unless it has a word where the endpoint has a parameter: <c>/events/schemas</c> is no event.
/// </summary>
internal sealed class OmniPathAnswers(RequestDelegate next, EndpointDataSource endpoints)
{
    private const string Root = "/api/v2";
    private static readonly FrozenDictionary<string, OmniPath[]> ByFamily = OmniPaths.All.GroupBy(path => path.Family)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    private readonly Lazy<HostRoutes> _routes = new(() => new HostRoutes(endpoints));

    public Task InvokeAsync(HttpContext context)
    {
        // Nearly every request ends here: a route without parameters is exact.
        var endpoint = context.GetEndpoint();
        if (endpoint is RouteEndpoint { RoutePattern.Parameters.Count: 0 }
            || !context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var below))
        {
            return next(context);
        }

        var path = (below.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var candidates = path.Length > 0 && ByFamily.TryGetValue(path[0], out var family)
            ? family.Where(row => row.Takes(context.Request.Method, path)) : [];
        if (endpoint is RouteEndpoint found)
            return AnswerAsync(context, candidates.FirstOrDefault(row => HostRoutes.PathOf(found) is { } route && !row.YieldsTo(route)));

        var known = _routes.Value.Of(path).ToList();
        if (candidates.FirstOrDefault(row => !row.IsFamily || !known.Exists(row.YieldsTo)) is { } omnis) return AnswerAsync(context, omnis);

        // The framework takes a path for that of the document, "/{name}.json", before it looks at its end.
        return known.Count > 0 || endpoint is null ? next(context) : ApiError.NoEndpoint(context.Request).ExecuteAsync(context);
    }

    private Task AnswerAsync(HttpContext context, OmniPath? path) =>
        path is null ? next(context) : path.Answer(context.Request).ExecuteAsync(context);
}
