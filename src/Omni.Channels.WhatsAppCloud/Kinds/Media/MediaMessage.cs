using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>Base of inbound messages with media.</summary>
internal abstract record MediaMessage : InboundMessage
{
    [JsonIgnore]
    public abstract MediaBody? Media { get; }

    public override RemoteMedia? ToRemoteMedia() => Media?.ToRemoteMedia();
}
