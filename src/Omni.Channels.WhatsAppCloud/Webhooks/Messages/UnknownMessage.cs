namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>A type that has no record of its own.</summary>
internal sealed record UnknownMessage : InboundMessage;
