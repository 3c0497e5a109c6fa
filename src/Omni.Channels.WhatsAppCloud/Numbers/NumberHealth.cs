using System.Collections.Concurrent;
using Omni.Channels.Sdk.Health;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// The last that Meta said of the health of each number, by subject: good news about one ends what was said about that one. Lost at a
/// restart: the events keep it.
/// </summary>
internal sealed class NumberHealth
{
    /// <summary>Whether the account may be used at all: a connect answers that anew.</summary>
    public const string Account = "account";

    /// <summary>What refused sends said. Meta does not take it back: good news of any subject ends it.</summary>
    public const string Sending = "sending";

    private readonly ConcurrentDictionary<(Guid InstanceId, string Subject), Said> _said = new();

    /// <summary>What Meta said of a subject; ignored when something newer is known.</summary>
    public void Set(Guid instanceId, string subject, HealthLevel level, string reason, DateTimeOffset at)
    {
        var said = new Said(level, reason, at);
        _said.AddOrUpdate((instanceId, subject), _ => said, (_, known) => known.At > at ? known : said);
        if (level == HealthLevel.Healthy) _said.TryRemove((instanceId, Sending), out _);
    }

    /// <summary>Meta has confirmed the instance: the account is there, whatever was said of it before.</summary>
    public void Connected(Guid instanceId)
    {
        if (_said.TryGetValue((instanceId, Account), out var known) && known.Level == HealthLevel.Unhealthy)
            _said.TryRemove(KeyValuePair.Create((instanceId, Account), known));
    }

    public void Forget(Guid instanceId)
    {
        foreach (var key in _said.Keys.Where(k => k.InstanceId == instanceId)) _said.TryRemove(key, out _);
    }

    /// <summary>A check for every instance that Meta warned of: the worst that it said.</summary>
    public IEnumerable<HealthCheck> Checks() => _said
        .Where(s => s.Value.Level != HealthLevel.Healthy)
        .GroupBy(s => s.Key.InstanceId, s => s.Value)
        .Select(of => (InstanceId: of.Key, Worst: of.MaxBy(s => (s.Level, s.At))!))
        .Select(of => new HealthCheck(
            $"account:{of.InstanceId}", of.Worst.Level == HealthLevel.Degraded ? CheckStatus.Warn : CheckStatus.Fail, of.Worst.Reason));

    private sealed record Said(HealthLevel Level, string Reason, DateTimeOffset At);
}
