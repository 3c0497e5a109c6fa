namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A call to the Graph API, as far as faults tell calls apart.</summary>
/// <param name="Number">The number whose id, or whose account's, the call names; null when there is none.</param>
/// <param name="IsSend">Whether a message is to leave; a receipt is none.</param>
/// <param name="To">Who is to get it.</param>
internal sealed record GraphCall(SandboxNumber? Number, bool IsSend, string? To);
