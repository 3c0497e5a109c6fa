namespace Omni.Api.Foundation.Http;

/// <summary>Declares the query parameters of an endpoint.</summary>
internal static class QueryDocs
{
    public static TBuilder WithQuery<TBuilder>(this TBuilder endpoint, params string[] names)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Reads([.. names.Select(QueryParameter.Of)]));

    /// <summary>The parameters of an endpoint.</summary>
    internal sealed record Reads(IReadOnlyList<QueryParameter> Parameters);
}
