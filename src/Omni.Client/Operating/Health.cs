namespace Omni.Client.Operating;

/// <summary>The health of the host.</summary>
public sealed record Health
{
    /// <summary><c>healthy</c> or <c>degraded</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>Seconds since the start.</summary>
    public required long Uptime { get; init; }

    /// <summary>When, Unix ms.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The checks.</summary>
    public required HealthCheckSet Checks { get; init; }

    /// <summary>The instances.</summary>
    public required HealthInstanceCounts Instances { get; init; }
}
