namespace Omni.Contract.Health;

/// <summary>How many instances.</summary>
public sealed record HealthInstanceCounts
{
    /// <summary>Instances that there are.</summary>
    public required int Total { get; init; }

    /// <summary>Those of them that are connected.</summary>
    public required int Connected { get; init; }

    /// <summary>Instances by the id of their channel.</summary>
    public required IReadOnlyDictionary<string, int> ByChannel { get; init; }
}
