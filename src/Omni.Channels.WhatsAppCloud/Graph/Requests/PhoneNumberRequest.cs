namespace Omni.Channels.WhatsAppCloud.Graph.Requests;

/// <summary>The body of <c>POST /{phone-number-id}</c> that sets the callback of one number.</summary>
internal sealed record PhoneNumberRequest(PhoneNumberRequest.Webhook WebhookConfiguration)
{
    /// <summary>An empty URI removes the callback.</summary>
    internal sealed record Webhook(string OverrideCallbackUri, string VerifyToken);
}
