namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The messages that arrived completely, for tests that kill the caller.</summary>
/// <param name="Taken">Messages that arrived completely.</param>
/// <param name="Open">Messages without a response so far.</param>
/// <param name="Answered">Messages answered since the given time.</param>
internal sealed record TakenView(int Taken, int Open, int Answered);
