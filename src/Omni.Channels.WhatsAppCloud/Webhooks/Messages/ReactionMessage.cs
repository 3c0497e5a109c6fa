namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>An emoji on another message; none or an empty one takes it back.</summary>
internal sealed record ReactionMessage : InboundMessage
{
    public required ReactionBody Reaction { get; init; }

    internal sealed record ReactionBody
    {
        public required string MessageId { get; init; }
        public string? Emoji { get; init; }
    }
}
