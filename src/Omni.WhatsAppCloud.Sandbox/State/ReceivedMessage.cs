namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A message of a customer.</summary>
/// <param name="To">The id of the business number.</param>
/// <param name="From">The customer.</param>
internal sealed record ReceivedMessage(string To, Customer From);
