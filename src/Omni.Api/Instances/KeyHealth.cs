using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Omni.Api.Instances;

/// <summary>Reports the health of the keys that encrypt credentials and signing secrets.</summary>
internal sealed class KeyHealth(KeyFolder folder, UnreadableCredentials credentials) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            Trouble is { } trouble ? HealthCheckResult.Degraded(trouble) : HealthCheckResult.Healthy("everything stored can be decrypted"));

    /// <summary>The fault and what to do; null while everything can be decrypted.</summary>
    private string? Trouble
    {
        get
        {
            var faults = new List<string>();
            if (credentials.Count > 0)
                faults.Add($"the credentials of {credentials.Count} instance(s) cannot be decrypted: {UnreadableCredentials.Remedy}");
            if (folder.Damaged > 0)
                faults.Add(
                    $"{folder.Damaged} key file(s) in keys/ of the data folder are damaged: restore that folder and restart the host");
            if (folder.IsEmpty)
                faults.Add(
                    "keys/ of the data folder holds no key: restore that folder before the host is restarted, "
                    + "or every instance must be given its credentials again");
            return faults.Count == 0 ? null : string.Join("; ", faults);
        }
    }
}
