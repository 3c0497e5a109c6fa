namespace Omni.Api.Foundation.Http;

/// <summary>Declares which ids of a path are not only UUIDs.</summary>
internal static class PathNames
{
    /// <summary>For the OpenAPI document: the parameter takes the channel's id, too.</summary>
    public static TBuilder TakesChannelIds<TBuilder>(
        this TBuilder endpoints, string name = "id", string description = "The UUID, or the id on the channel")
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Taken(name, description));

    /// <summary>A parameter and what it takes.</summary>
    internal sealed record Taken(string Name, string Description);
}
