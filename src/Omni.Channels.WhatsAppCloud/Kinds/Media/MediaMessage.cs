using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>What all messages with media have in common.</summary>
internal abstract record MediaMessage : InboundMessage
{
    [JsonIgnore]
    public abstract MediaBody Media { get; }

    public override RemoteMedia? ToRemoteMedia() => Media.ToRemoteMedia();
}
