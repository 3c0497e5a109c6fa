namespace Omni.Api.Foundation.Http;

/// <summary>How endpoints say which errors they answer beside those that every endpoint of their kind does.</summary>
internal static class ErrorStatuses
{
    /// <summary>For the OpenAPI document. What group and endpoint name is added up.</summary>
    public static TBuilder MayAnswer<TBuilder>(this TBuilder endpoints, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Answered(statuses));

    /// <summary>Statuses that an endpoint answers.</summary>
    internal sealed record Answered(IReadOnlyList<int> Statuses);
}
