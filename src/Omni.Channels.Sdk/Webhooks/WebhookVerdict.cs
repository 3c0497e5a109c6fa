namespace Omni.Channels.Sdk.Webhooks;

/// <summary>Whether a webhook is genuine: a closed union.</summary>
public abstract record WebhookVerdict
{
    private WebhookVerdict()
    {
    }

    /// <summary>Genuine.</summary>
    /// <param name="VerifiedBy">Which key proved it (a fingerprint, never the key). It comes back in
    /// <see cref="Delivery.VerifiedBy"/>.</param>
    public sealed record Genuine(string VerifiedBy) : WebhookVerdict;

    /// <summary>Not proven genuine: answer 401.</summary>
    /// <param name="Code">A short constant for counters: <c>missing</c>, <c>malformed</c>, <c>mismatch</c>, <c>no_secret</c>.</param>
    /// <param name="Reason">What is wrong and what to do.</param>
    public sealed record Refused(string Code, string Reason) : WebhookVerdict;

    /// <summary>Whether it is genuine cannot be found out just now: answer 503, the sender comes again.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Busy(string Reason) : WebhookVerdict;

    /// <summary>The address names an instance that the channel does not know: answer 404.</summary>
    public sealed record UnknownInstance : WebhookVerdict;
}
