using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Decides whether and when a refused message is tried again, by the reach of the refusal, with limits of tries and time.
/// </summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(1);

    /// <param name="refusal">What the channel answered.</param>
    /// <param name="strikes">Tries that met trouble while others got through, this one included.</param>
    /// <param name="refusals">Tries that were refused, this one included.</param>
    /// <param name="holds">Refusals because its recipient had too many, this one included.</param>
    /// <param name="pauses">Pauses of the whole instance without a success between them, this one included.</param>
    /// <param name="age">Since its turn began.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="random">0..1, spreads tries that would otherwise come at once.</param>
    public static RetryDecision Decide(
        SendResult.Failed refusal, int strikes, int refusals, int holds, int pauses, TimeSpan age, OutboxOptions options, double random)
    {
        if (refusal.RetryAfter is not { } first)
            return refusal is { Reach: FailureReach.Instance, IsKept: true } ? new RetryDecision.Keep() : new RetryDecision.GiveUp();
        if (age >= options.GiveUpAfter || refusals >= refusal.AttemptLimit) return new RetryDecision.GiveUp();

        // A message that may have been accepted waits until a report of it would have arrived.
        if (refusal.MayHaveBeenTaken) first = Max(first, options.TransientPause);
        return refusal.Reach switch
        {
            FailureReach.Recipient => new RetryDecision.Again(new Backoff(first, Factor: 4, LongestHold).After(holds)),
            FailureReach.Pace => new RetryDecision.Again(Backoff.Spread(first, random)),
            FailureReach.Instance => new RetryDecision.Again(new Backoff(first, Factor: 2, options.MaxRetryDelay).After(pauses, random)),
            _ when strikes >= options.MaxAttempts => new RetryDecision.GiveUp(),
            _ => new RetryDecision.Again(new Backoff(first, Factor: 2, options.MaxRetryDelay).After(refusals, random)),
        };
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
