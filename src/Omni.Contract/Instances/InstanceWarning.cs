namespace Omni.Contract.Instances;

/// <summary>Something that an operator must change in time.</summary>
public sealed record InstanceWarning
{
    /// <summary>The channel's code, such as <c>GRAPH_API_VERSION</c>.</summary>
    public required string Code { get; init; }

    /// <summary><c>warning</c> or <c>degraded</c>.</summary>
    public required string Level { get; init; }

    /// <summary>What happens when, and what to do.</summary>
    public required string Message { get; init; }
}
