namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>A type that has no record of its own.</summary>
internal sealed record UnknownMessage : InboundMessage;
