namespace Omni.Api.Subscriptions;

/// <summary>The result of posting an event: a closed union.</summary>
internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>The receiver accepted it with 2xx.</summary>
    public sealed record Delivered(int Status) : PostOutcome;

    /// <summary>The receiver rejected this event; others may be accepted.</summary>
    public sealed record Refused(int Status) : PostOutcome;

    /// <summary>The receiver fails or is unreachable: nothing can be delivered now.</summary>
    /// <param name="Status">Its status; null when it did not answer.</param>
    /// <param name="Error">The error.</param>
    /// <param name="RetryAfter">The receiver's Retry-After.</param>
    public sealed record Trouble(int? Status, string Error, TimeSpan? RetryAfter) : PostOutcome;

    /// <summary>The event was not posted: the subscription's key may not read it. Does not count for or against the receiver.</summary>
    public sealed record Withheld(string Reason) : PostOutcome;

    /// <summary>The receiver answered 410, or its address is not allowed.</summary>
    public sealed record Gone(int? Status, string Reason) : PostOutcome;
}
