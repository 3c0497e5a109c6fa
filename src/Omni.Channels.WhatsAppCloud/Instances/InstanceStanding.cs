using System.Collections.Concurrent;
using Omni.Channels.Sdk.Health;

namespace Omni.Channels.WhatsAppCloud.Instances;

/// <summary>What Meta told last about the health of each instance. Forgotten at a restart: the events have it.</summary>
internal sealed class InstanceStanding
{
    private readonly ConcurrentDictionary<Guid, Standing> _told = new();

    public void Set(Guid instanceId, HealthLevel level, string reason)
    {
        if (level == HealthLevel.Healthy) _told.TryRemove(instanceId, out _);
        else _told[instanceId] = new Standing(level, reason);
    }

    public void Forget(Guid instanceId) => _told.TryRemove(instanceId, out _);

    /// <summary>A check for every instance that Meta warned of.</summary>
    public IEnumerable<HealthCheck> Checks() => _told.Select(told =>
        new HealthCheck($"account:{told.Key}", told.Value.Level == HealthLevel.Degraded ? CheckStatus.Warn : CheckStatus.Fail, told.Value.Reason));

    private sealed record Standing(HealthLevel Level, string Reason);
}
