using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>An object that is not a message, or has no id. It does not affect other messages.</summary>
internal sealed record UnreadableMessage : InboundMessage
{
    [JsonIgnore]
    public string? Reason { get; init; }
}
