using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>What all messages with media have in common.</summary>
internal abstract record MediaMessage : InboundMessage
{
    [JsonIgnore]
    public abstract MediaBody Media { get; }
}
