namespace Omni.Client.Operating;

/// <summary>The inbox: how many wait, and how old the oldest is.</summary>
public sealed record HealthInboxCheck
{
    /// <summary>The waiting.</summary>
    public required long Waiting { get; init; }

    /// <summary>The oldest seconds.</summary>
    public required double OldestSeconds { get; init; }

    /// <summary>Its state.</summary>
    public required string Status { get; init; }

    /// <summary>Milliseconds.</summary>
    public long? Latency { get; init; }

    /// <summary>The details.</summary>
    public string? Details { get; init; }
}
