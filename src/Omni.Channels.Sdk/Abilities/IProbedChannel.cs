namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel whose service can be probed by a request without side effects. While the breaker of an instance is open, the host
/// probes the service before it sends the next message.
/// </summary>
public interface IProbedChannel
{
    /// <summary>
    /// Identifies the endpoint of an instance: instances with equal keys share one probe. Null when the instance is unknown. The host keeps
    /// the key in memory only and never shows it.
    /// </summary>
    string? GetServiceKey(Guid instanceId);

    /// <summary>
    /// Probes the service. True when the service itself answered, even with a refusal; false when it did not answer or reported that it is
    /// unavailable.
    /// </summary>
    /// <param name="instanceId">The instance whose credentials the probe uses.</param>
    /// <param name="ct">Cancels the probe; the host allows a few seconds.</param>
    Task<bool> ProbeAsync(Guid instanceId, CancellationToken ct);
}
