namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel whose service can be asked whether it answers, by a request that changes nothing. While the breaker of an instance is open,
/// the host asks before it lets a message try.
/// </summary>
public interface IProbedChannel
{
    /// <summary>
    /// What tells which instances share a way to the service: those with equal keys are probed once for all. Null when the instance is not
    /// known. It is kept in memory only and never shown.
    /// </summary>
    string? GetServiceKey(Guid instanceId);

    /// <summary>
    /// Asks the service. True when it answered for itself, also with a refusal; false when it did not, or said that it cannot now.
    /// </summary>
    /// <param name="instanceId">An instance in whose name to ask.</param>
    /// <param name="ct">Ends the waiting; the host gives it a few seconds.</param>
    Task<bool> ProbeAsync(Guid instanceId, CancellationToken ct);
}
