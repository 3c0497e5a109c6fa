using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The time of an account's notices: Meta gives it in whole seconds, and two notices of one second would count as one.</summary>
internal sealed class AccountClock(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> _last = new(StringComparer.Ordinal);

    /// <summary>The time of the account's next notice: now, or a second after the one before.</summary>
    public DateTimeOffset Next(string accountId)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return DateTimeOffset.FromUnixTimeSeconds(_last.AddOrUpdate(accountId, now, (_, last) => Math.Max(now, last + 1)));
    }
}
