namespace Omni.Api.Foundation.Http;

/// <summary>Declares which errors an endpoint may answer beside those of its group.</summary>
internal static class ErrorStatuses
{
    /// <summary>For the OpenAPI document. The statuses of group and endpoint are combined.</summary>
    public static TBuilder MayAnswer<TBuilder>(this TBuilder endpoints, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Answered(statuses));

    /// <summary>The statuses that an endpoint may answer.</summary>
    internal sealed record Answered(IReadOnlyList<int> Statuses);
}
