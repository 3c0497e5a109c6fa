namespace Omni.Channels.Sdk.Health;

/// <summary>The health of a plugin: its checks and their sum.</summary>
public sealed record HealthStatus
{
    /// <summary>Any failed check makes it unhealthy, else any warning degraded.</summary>
    public required HealthLevel Status { get; init; }

    /// <summary>The checks.</summary>
    public required IReadOnlyList<HealthCheck> Checks { get; init; }

    /// <summary>When they were made.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Sums up checks: any fail → unhealthy, any warn → degraded, else healthy.</summary>
    public static HealthStatus From(IReadOnlyList<HealthCheck> checks, DateTimeOffset now) => new()
    {
        Status = checks.Any(c => c.Status == CheckStatus.Fail) ? HealthLevel.Unhealthy
            : checks.Any(c => c.Status == CheckStatus.Warn) ? HealthLevel.Degraded
            : HealthLevel.Healthy,
        Checks = checks,
        CheckedAt = now,
    };
}
