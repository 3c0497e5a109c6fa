namespace Omni.Api.Foundation.Http;

/// <summary>Declares that an endpoint answers <c>{"data": null}</c> for what is not there, where Omni does so.</summary>
internal static class NullableData
{
    /// <summary>For the OpenAPI document.</summary>
    public static TBuilder MayAnswerNull<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Answered());

    /// <summary>Marks the endpoint.</summary>
    internal sealed record Answered;
}
