namespace Omni.Channels.Sdk.Webhooks;

/// <summary>Codes of <see cref="IWebhookSink.SetAside"/> that the host handles. A channel may define other codes.</summary>
public static class SetAsideCode
{
    /// <summary>
    /// The webhook is about an instance whose address is not confirmed yet. The host processes it again automatically when an instance of
    /// the channel is connected.
    /// </summary>
    public const string NotConfirmed = "NOT_CONFIRMED";
}
