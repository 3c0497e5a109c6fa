using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The time of an account's notices, in whole seconds as at Meta. Two notices never share a second.</summary>
internal sealed class AccountClock(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> _last = new(StringComparer.Ordinal);

    /// <summary>Returns the time of the account's next notice: now, or one second after the previous notice.</summary>
    public DateTimeOffset Next(string accountId)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return DateTimeOffset.FromUnixTimeSeconds(_last.AddOrUpdate(accountId, now, (_, last) => Math.Max(now, last + 1)));
    }
}
