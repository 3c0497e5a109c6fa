namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>One try to deliver a webhook.</summary>
/// <param name="At">When.</param>
/// <param name="PhoneNumberId">Whose webhook.</param>
/// <param name="Try">1 for the first.</param>
/// <param name="Status">The HTTP status that was answered; null when nobody answered.</param>
internal sealed record DeliveryRecord(DateTimeOffset At, string PhoneNumberId, int Try, int? Status);
