namespace Omni.Channels.Sdk.Webhooks;

/// <summary>
/// A channel that receives by webhook, in two steps: it verifies at once, the host stores the bytes and answers 200,
/// and later asks for the delivery to be processed.
/// </summary>
public interface IWebhookChannel
{
    /// <summary>Answers a verification request (a GET). Reads and computes only: no I/O.</summary>
    Challenge AnswerChallenge(WebhookRequest request);

    /// <summary>
    /// Refuses a webhook by its address and headers alone, before a byte of its body is read; null lets it be read. Reads and
    /// computes only. The default lets everything be read.
    /// </summary>
    WebhookVerdict? Precheck(WebhookRequest request) => null;

    /// <summary>Says whether a webhook is genuine, from its raw bytes. Reads and computes only: no I/O, no parsing.</summary>
    WebhookVerdict Verify(WebhookRequest request);

    /// <summary>
    /// Turns a stored delivery into events, and does nothing else: it may be called any number of times for the same delivery. Equal
    /// events are dropped by their <see cref="Events.EventPayload.UniqueKey"/>. What follows from an event is done in
    /// <see cref="Abilities.INotifiedChannel.OnStored"/>. Content that cannot be used is set aside, not thrown.
    /// </summary>
    Task ProcessAsync(Delivery delivery, IDeliverySink sink, CancellationToken ct);
}
