namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Thrown when a request fails before the first byte of its body leaves.</summary>
internal sealed class NotSentException(Exception inner) : Exception("The request did not leave", inner);
