namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>One attempt to post a webhook.</summary>
/// <param name="At">When the attempt was made.</param>
/// <param name="PhoneNumberId">The id of the webhook's number.</param>
/// <param name="Try">The number of the attempt, starting at 1.</param>
/// <param name="Status">The HTTP status of the response; null when there was none.</param>
internal sealed record WebhookAttempt(DateTimeOffset At, string PhoneNumberId, int Try, int? Status);
