namespace Omni.Contract.Health;

/// <summary>The process is alive.</summary>
public sealed record Liveness
{
    /// <summary>Always <c>healthy</c>.</summary>
    public required string Status { get; init; }
}
