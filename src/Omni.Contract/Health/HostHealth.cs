namespace Omni.Contract.Health;

/// <summary>The health of the host.</summary>
public sealed record HostHealth
{
    /// <summary><c>healthy</c> or <c>degraded</c>.</summary>
    [WordsOf(typeof(HostStatus))]
    public required string Status { get; init; }

    /// <summary>The version of the host.</summary>
    public required string Version { get; init; }

    /// <summary>The uptime in seconds.</summary>
    public required long Uptime { get; init; }

    /// <summary>When the checks ran.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The checks.</summary>
    public required HealthCheckSet Checks { get; init; }

    /// <summary>The number of instances.</summary>
    public required HealthInstanceCounts Instances { get; init; }
}
