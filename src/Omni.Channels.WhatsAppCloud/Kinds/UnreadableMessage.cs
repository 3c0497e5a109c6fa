using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>An object that is no message, or lacks its id. Its neighbours go on.</summary>
internal sealed record UnreadableMessage : InboundMessage
{
    [JsonIgnore]
    public string? Reason { get; init; }
}
