using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>A file.</summary>
internal sealed record DocumentMessage : MediaMessage
{
    public required MediaBody Document { get; init; }

    [JsonIgnore]
    public override MediaBody Media => Document;
}
