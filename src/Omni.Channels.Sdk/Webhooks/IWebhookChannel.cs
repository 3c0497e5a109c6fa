namespace Omni.Channels.Sdk.Webhooks;

/// <summary>
/// A channel that receives webhooks, in two steps. The channel verifies the webhook; the host stores the bytes and responds with
/// 200. Later, the host calls the channel to process the webhook.
/// </summary>
public interface IWebhookChannel
{
    /// <summary>Responds to a verification request (GET). No I/O.</summary>
    Challenge AnswerChallenge(WebhookRequest request);

    /// <summary>
    /// Rejects a webhook by its URL and headers before the body is read; null accepts it for reading. No I/O.
    /// The default accepts every webhook.
    /// </summary>
    WebhookVerdict? Precheck(WebhookRequest request) => null;

    /// <summary>Verifies that a webhook is genuine, from its raw bytes. No I/O and no parsing.</summary>
    WebhookVerdict Verify(WebhookRequest request);

    /// <summary>
    /// Converts a stored webhook to events, without side effects: the host may call it several times for the same webhook. The host
    /// drops events whose <see cref="Events.OmniEvent.UniqueKey"/> was already stored. Side effects belong in
    /// <see cref="Abilities.INotifiedChannel.OnStored"/>. Set unusable content aside instead of throwing.
    /// </summary>
    Task ProcessAsync(ReceivedWebhook webhook, IWebhookSink sink, CancellationToken ct);
}
