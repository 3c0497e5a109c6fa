namespace Omni.Client.Operating;

/// <summary>How many instances.</summary>
public sealed record HealthInstanceCounts
{
    /// <summary>The total.</summary>
    public required int Total { get; init; }

    /// <summary>The connected.</summary>
    public required int Connected { get; init; }

    /// <summary>The by channel.</summary>
    public required IReadOnlyDictionary<string, int> ByChannel { get; init; }
}
