namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Answers what no endpoint takes: unknown paths, and methods that an edge does not have.</summary>
internal static class UnknownEndpoints
{
    /// <summary>Maps edges that no object has, for objects that exist: the gate has refused all others.</summary>
    public static void MapUnknownEdges(this RouteGroupBuilder objects) => objects.Map("/{**edge}", OfEdge);

    /// <summary>Maps what has not even an id; only where the sandbox has the server for itself.</summary>
    public static void MapUnknownPaths(this IEndpointRouteBuilder app) =>
        app.MapGroup("").ExcludeFromDescription().Guarded().MapFallback("/{**path}", OfPath).WithMetadata(new NeedsNoToken());

    /// <summary>Returns the error of an edge that the object has not, or not for this method.</summary>
    public static IResult OfEdge(GraphRequest request)
    {
        var (method, edge) = (request.Http.Request.Method, request.Edge);
        if (Refuse(method) is { } refusal) return refusal;
        if (edge.Contains('/')) return GraphFailure.UnknownPath($"/{edge}");
        return HttpMethods.IsGet(method) && edge.Length > 0
            ? GraphFailure.UnknownField(edge, request.Node!.TypeName)
            : request.UnknownObject();
    }

    /// <summary>Returns the error of a path that names no object.</summary>
    public static IResult OfPath(GraphRequest request)
    {
        var (method, path) = (request.Http.Request.Method, request.Http.Request.RouteValues["path"] as string);
        return Refuse(method) ?? (string.IsNullOrEmpty(path) ? GraphFailure.NoObject(method) : GraphFailure.UnknownPath($"/{path}"));
    }

    private static IResult? Refuse(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) || HttpMethods.IsDelete(method)
            ? null
            : GraphFailure.UnknownMethod(method);
}
