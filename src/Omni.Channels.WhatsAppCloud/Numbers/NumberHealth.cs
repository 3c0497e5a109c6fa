using System.Collections.Concurrent;
using Omni.Channels.Sdk.Health;
using Omni.Contract.Instances;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// The latest health report of each number, by subject: a good report clears an earlier bad one of the same subject. Kept in memory
/// only; the events are stored.
/// </summary>
internal sealed class NumberHealth(TimeProvider time)
{
    /// <summary>The state of the account. A connect clears it.</summary>
    public const string Account = "account";

    /// <summary>The phone app of a number that is used on both sides. A connect does not show whether it is back.</summary>
    public const string Offboarded = "offboarded";

    /// <summary>Failures reported by refused sends. Meta never withdraws them: a good report of any subject clears them.</summary>
    public const string Sending = "sending";

    private readonly ConcurrentDictionary<(Guid InstanceId, string Subject), Said> _said = new();

    /// <summary>Records a report of a subject; ignored when a newer one is known.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="subject">What the report is about.</param>
    /// <param name="level">The health.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="at">When Meta reported it.</param>
    /// <param name="until">When it is over by itself; null when that is not known.</param>
    public void Set(
        Guid instanceId, string subject, HealthLevel level, string reason, DateTimeOffset at, DateTimeOffset? until = null)
    {
        var said = new Said(level, reason, at, until);
        _said.AddOrUpdate((instanceId, subject), _ => said, (_, known) => known.At > at ? known : said);
        if (level == HealthLevel.Healthy) _said.TryRemove((instanceId, Sending), out _);
    }

    /// <summary>Clears reports about the account after Meta confirmed the instance.</summary>
    public void Connected(Guid instanceId)
    {
        if (_said.TryGetValue((instanceId, Account), out var known) && known.Level == HealthLevel.Unhealthy)
            _said.TryRemove(KeyValuePair.Create((instanceId, Account), known));
    }

    public void Forget(Guid instanceId)
    {
        foreach (var key in _said.Keys.Where(k => k.InstanceId == instanceId)) _said.TryRemove(key, out _);
    }

    /// <summary>Returns a check for each instance that Meta warned about, with the worst report.</summary>
    public IEnumerable<HealthCheck> Checks() => _said
        .Where(s => s.Value.Level != HealthLevel.Healthy && !(s.Value.Until <= time.GetUtcNow()))
        .GroupBy(s => s.Key.InstanceId, s => s.Value)
        .Select(of => (InstanceId: of.Key, Worst: of.MaxBy(s => (s.Level, s.At))!))
        .Select(of => new HealthCheck(
            $"account:{of.InstanceId}", of.Worst.Level == HealthLevel.Degraded ? CheckStatus.Warn : CheckStatus.Fail, of.Worst.Reason));

    private sealed record Said(HealthLevel Level, string Reason, DateTimeOffset At, DateTimeOffset? Until);
}
