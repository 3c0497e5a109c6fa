using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>JSON that is not a message. It does not affect other messages.</summary>
internal sealed record UnreadableMessage : InboundMessage
{
    [JsonIgnore]
    public string? Reason { get; init; }
}
