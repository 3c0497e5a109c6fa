namespace Omni.Channels.Sdk.Webhooks;

/// <summary>Whether a webhook is genuine: a closed union.</summary>
public abstract record WebhookVerdict
{
    private WebhookVerdict()
    {
    }

    /// <summary>The webhook is genuine.</summary>
    /// <param name="VerifiedBy">The key that verified it: a fingerprint, never the key itself. The host returns it in
    /// <see cref="ReceivedWebhook.VerifiedBy"/>.</param>
    public sealed record Genuine(string VerifiedBy) : WebhookVerdict;

    /// <summary>The webhook is not verified: respond with 401.</summary>
    /// <param name="Code">A short constant for counters: <c>missing</c>, <c>malformed</c>, <c>mismatch</c>, <c>no_secret</c>.</param>
    /// <param name="Reason">What is wrong and what to do.</param>
    public sealed record Refused(string Code, string Reason) : WebhookVerdict;

    /// <summary>The webhook cannot be verified now: respond with 503, so the sender retries.</summary>
    /// <param name="Reason">Why it cannot be verified now.</param>
    public sealed record Busy(string Reason) : WebhookVerdict;

    /// <summary>The URL names an instance that the channel does not know: respond with 404.</summary>
    public sealed record UnknownInstance : WebhookVerdict;
}
