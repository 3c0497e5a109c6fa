namespace Omni.Client.Operating;

/// <summary>The process answers.</summary>
public sealed record Liveness
{
    /// <summary>Its state.</summary>
    public required string Status { get; init; }
}
