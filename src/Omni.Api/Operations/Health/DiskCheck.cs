using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Health;
using Omni.Api.Storage;

namespace Omni.Api.Operations.Health;

/// <summary>Whether the disk of the data folder has enough free space.</summary>
internal sealed class DiskCheck(DataDirectory data, IOptions<HealthOptions> options) : IHealthCheck
{
    private const long Megabyte = 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        try
        {
            var free = new DriveInfo(data.Path).AvailableFreeSpace;
            var details = $"{free / Megabyte} MB free";
            return free >= options.Value.MinFreeDiskBytes ? HealthCheckResult.Healthy(details) : HealthCheckResult.Unhealthy(details);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return HealthCheckResult.Degraded($"free space is not known ({e.GetType().Name})");
        }
    }
}
