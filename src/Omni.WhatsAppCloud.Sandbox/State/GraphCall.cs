namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A call to the Graph API, with the properties that faults match.</summary>
/// <param name="Number">The number whose id or account id the call names; null when there is none.</param>
/// <param name="IsSend">Whether the call sends a message; false for a receipt.</param>
/// <param name="To">The recipient; null when there is none.</param>
internal sealed record GraphCall(SandboxNumber? Number, bool IsSend, string? To);
