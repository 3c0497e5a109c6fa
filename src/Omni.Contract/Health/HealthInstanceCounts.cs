namespace Omni.Contract.Health;

/// <summary>The number of instances.</summary>
public sealed record HealthInstanceCounts
{
    /// <summary>All instances.</summary>
    public required int Total { get; init; }

    /// <summary>Connected instances.</summary>
    public required int Connected { get; init; }

    /// <summary>Instances by the id of their channel.</summary>
    public required IReadOnlyDictionary<string, int> ByChannel { get; init; }
}
