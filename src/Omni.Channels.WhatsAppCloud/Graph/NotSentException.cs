namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>A request with a body failed before the first byte of the body left.</summary>
internal sealed class NotSentException(Exception inner) : Exception("The request did not leave", inner);
