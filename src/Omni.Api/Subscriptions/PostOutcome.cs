namespace Omni.Api.Subscriptions;

/// <summary>What came of posting an event: a closed union.</summary>
internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>The receiver has it: it answered 2xx.</summary>
    public sealed record Delivered(int Status) : PostOutcome;

    /// <summary>The receiver is there and does not want this one; others may pass.</summary>
    public sealed record Refused(int Status) : PostOutcome;

    /// <summary>The receiver is in trouble, or not there: nothing passes now.</summary>
    /// <param name="Status">What it answered; null when it did not.</param>
    /// <param name="Error">What happened.</param>
    /// <param name="RetryAfter">When it says to come again.</param>
    public sealed record Trouble(int? Status, string Error, TimeSpan? RetryAfter) : PostOutcome;

    /// <summary>It was not posted: the subscription's key may not read it. Says nothing about the receiver.</summary>
    public sealed record Withheld(string Reason) : PostOutcome;

    /// <summary>It answered 410, or may not be called at all.</summary>
    public sealed record Gone(int? Status, string Reason) : PostOutcome;
}
