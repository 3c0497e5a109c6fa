using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>A picture.</summary>
internal sealed record ImageMessage : MediaMessage
{
    public required MediaBody Image { get; init; }

    [JsonIgnore]
    public override MediaBody Media => Image;
}
