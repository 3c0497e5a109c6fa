namespace Omni.Client.Operating;

/// <summary>One check: <c>ok</c>, <c>warn</c> or <c>error</c>.</summary>
public sealed record HealthCheck
{
    /// <summary>Its state.</summary>
    public required string Status { get; init; }

    /// <summary>Milliseconds.</summary>
    public long? Latency { get; init; }

    /// <summary>The details.</summary>
    public string? Details { get; init; }
}
