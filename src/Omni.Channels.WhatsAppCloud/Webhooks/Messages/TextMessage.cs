namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>Text.</summary>
internal sealed record TextMessage : InboundMessage
{
    public required TextBody Text { get; init; }

    internal sealed record TextBody
    {
        public required string Body { get; init; }
    }
}
