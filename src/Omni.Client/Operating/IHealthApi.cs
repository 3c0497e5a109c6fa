using Omni.Contract.Health;
using Refit;

namespace Omni.Client.Operating;

/// <summary>Liveness and readiness of the host.</summary>
public interface IHealthApi
{
    /// <summary>Check whether the process is alive.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/health/live")]
    Task<Liveness> GetLivenessAsync(CancellationToken ct = default);

    /// <summary>Check whether the host is ready.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/health/ready")]
    Task<HostHealth> GetReadinessAsync(CancellationToken ct = default);

    /// <summary>Check whether the host is ready.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/health")]
    Task<HostHealth> GetHealthAsync(CancellationToken ct = default);

    /// <summary>Check whether the host is ready.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/health")]
    Task<HostHealth> GetApiHealthAsync(CancellationToken ct = default);

    /// <summary>Read the version, the uptime and the number of instances.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/info")]
    Task<HostHealth> GetInfoAsync(CancellationToken ct = default);
}
