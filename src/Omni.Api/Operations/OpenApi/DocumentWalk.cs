using System.Diagnostics.CodeAnalysis;
using Microsoft.OpenApi;

namespace Omni.Api.Operations.OpenApi;

/// <summary>Goes through a document, whose parts may be missing.</summary>
internal static class DocumentWalk
{
    public static IEnumerable<OpenApiOperation> Operations(this Microsoft.OpenApi.OpenApiDocument document) =>
        document.Paths.Values.SelectMany(OperationsOf);

    public static IEnumerable<OpenApiOperation> Deliveries(this Microsoft.OpenApi.OpenApiDocument document) =>
        (document.Webhooks ?? new Dictionary<string, IOpenApiPathItem>()).Values.SelectMany(OperationsOf);

    /// <summary>The bodies of an operation: its request's and those of its answers.</summary>
    public static IEnumerable<OpenApiMediaType> Bodies(this OpenApiOperation operation) =>
        new[] { operation.RequestBody?.Content }.Concat(operation.Answers().Select(a => a.Answer.Content))
            .SelectMany(content => content?.Values ?? Enumerable.Empty<OpenApiMediaType>());

    public static IEnumerable<(string Status, OpenApiResponse Answer)> Answers(this OpenApiOperation operation) =>
        (operation.Responses ?? []).Where(r => r.Value is OpenApiResponse).Select(r => (r.Key, (OpenApiResponse)r.Value));

    /// <summary>A body of a request whose schema is one of the document's.</summary>
    public static bool TryGetBody(
        this OpenApiOperation operation, string type, [NotNullWhen(true)] out OpenApiMediaType? body,
        [NotNullWhen(true)] out OpenApiSchema? schema)
    {
        (body, schema) = (null, null);
        if (operation.RequestBody?.Content is not { } bodies || !bodies.TryGetValue(type, out var found)) return false;
        body = found;
        schema = (body.Schema as OpenApiSchemaReference)?.RecursiveTarget;
        return schema is not null;
    }

    private static IEnumerable<OpenApiOperation> OperationsOf(IOpenApiPathItem path) =>
        path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>();
}
