namespace Omni.Channels.Sdk.Webhooks;

/// <summary>Receives the results of processing one webhook.</summary>
public interface IWebhookSink : IEventSink
{
    /// <summary>
    /// Stores the webhook as a dead letter because a part of it cannot be used. Processing of the other parts continues.
    /// </summary>
    /// <param name="code">A short constant, such as <c>NO_INSTANCE</c>.</param>
    /// <param name="reason">A human-readable explanation: what is wrong and what to do.</param>
    void SetAside(string code, string reason);
}
