using Omni.Contract.Instances;

namespace Omni.Channels.Sdk.Health;

/// <summary>The health of a plugin: its checks and the overall result.</summary>
public sealed record HealthStatus
{
    /// <summary>The overall result: unhealthy when a check fails, else degraded when one warns, else healthy.</summary>
    public required HealthLevel Status { get; init; }

    /// <summary>The checks.</summary>
    public required IReadOnlyList<HealthCheck> Checks { get; init; }

    /// <summary>When the checks ran.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Computes the overall result of checks and sets the time.</summary>
    public static HealthStatus From(IReadOnlyList<HealthCheck> checks, DateTimeOffset now) => new()
    {
        Status = checks.Any(c => c.Status == CheckStatus.Fail) ? HealthLevel.Unhealthy
            : checks.Any(c => c.Status == CheckStatus.Warn) ? HealthLevel.Degraded
            : HealthLevel.Healthy,
        Checks = checks,
        CheckedAt = now,
    };
}
