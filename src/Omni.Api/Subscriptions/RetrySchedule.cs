using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Background;

namespace Omni.Api.Subscriptions;

/// <summary>When an event that a receiver did not accept is posted again, and when the tries end.</summary>
internal sealed class RetrySchedule(IOptions<SubscriptionOptions> options, Chance chance)
{
    private const double Factor = 3;

    /// <summary>For how long an event is tried.</summary>
    public TimeSpan RetryFor => options.Value.RetryFor;

    /// <summary>5 s, 15 s, 45 s … as long as the longest, each with up to a quarter more.</summary>
    /// <param name="failures">Tries that have failed before this one.</param>
    public TimeSpan After(int failures) =>
        new Backoff(options.Value.FirstRetryAfter, Factor, options.Value.MaxRetryAfter).After(failures + 1, chance());

    /// <summary>The same, or what the receiver asked for when that is longer, within the longest.</summary>
    public TimeSpan After(int failures, TimeSpan? asked)
    {
        var (own, wanted) = (After(failures), asked ?? TimeSpan.Zero);
        return wanted <= own ? own : wanted < options.Value.MaxRetryAfter ? wanted : Max(own, options.Value.MaxRetryAfter);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
