using System.Collections.Concurrent;
using Omni.Channels.Sdk.Health;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>The last that Meta said of the health of each number. Lost at a restart: the events keep it.</summary>
internal sealed class NumberHealth
{
    private readonly ConcurrentDictionary<Guid, Warning> _warnings = new();

    public void Set(Guid instanceId, HealthLevel level, string reason)
    {
        if (level == HealthLevel.Healthy) _warnings.TryRemove(instanceId, out _);
        else _warnings[instanceId] = new Warning(level, reason);
    }

    public void Forget(Guid instanceId) => _warnings.TryRemove(instanceId, out _);

    /// <summary>A check for each instance that Meta warned of.</summary>
    public IEnumerable<HealthCheck> Checks() => _warnings.Select(warning =>
        new HealthCheck($"account:{warning.Key}", warning.Value.Level == HealthLevel.Degraded ? CheckStatus.Warn : CheckStatus.Fail, warning.Value.Reason));

    private sealed record Warning(HealthLevel Level, string Reason);
}
