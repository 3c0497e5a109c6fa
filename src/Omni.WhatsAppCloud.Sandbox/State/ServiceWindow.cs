namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The customer service window of a customer or group with a number.</summary>
/// <param name="Until">A day after the last message of the customer.</param>
/// <param name="IsFromAd">Whether a message came from an ad, and the business has not answered it yet.</param>
/// <param name="Entry">The free entry point that the answer opened; null when there is none.</param>
internal sealed record ServiceWindow(DateTimeOffset Until, bool IsFromAd = false, EntryPoint? Entry = null);
