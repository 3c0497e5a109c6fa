namespace Omni.Client.Events;

/// <summary>
/// Thrown when a post is not a genuine event of the host. <see cref="Exception.Message"/> says why in one sentence, without secrets. Answer
/// such a post with 401, or with 400 when the fault is <see cref="WebhookFault.NotAnEvent"/>.
/// </summary>
public sealed class OmniWebhookException : Exception
{
    internal OmniWebhookException(WebhookFault fault, string message, Exception? cause = null)
        : base(message, cause) => Fault = fault;

    /// <summary>Why it was refused.</summary>
    public WebhookFault Fault { get; }
}
