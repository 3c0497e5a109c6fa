namespace Omni.Contract.Health;

/// <summary>The process answers.</summary>
public sealed record Liveness
{
    /// <summary>Always <c>healthy</c>.</summary>
    public required string Status { get; init; }
}
