using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>A video.</summary>
internal sealed record VideoMessage : MediaMessage
{
    public required MediaBody Video { get; init; }

    [JsonIgnore]
    public override MediaBody Media => Video;
}
