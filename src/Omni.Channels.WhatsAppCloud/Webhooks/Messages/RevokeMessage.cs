namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>An earlier message was taken back.</summary>
internal sealed record RevokeMessage : InboundMessage
{
    public required RevokeBody Revoke { get; init; }

    internal sealed record RevokeBody
    {
        public required string OriginalMessageId { get; init; }
    }
}
