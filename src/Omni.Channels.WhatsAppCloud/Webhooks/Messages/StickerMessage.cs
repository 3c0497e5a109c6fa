using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>A sticker.</summary>
internal sealed record StickerMessage : MediaMessage
{
    public required MediaBody Sticker { get; init; }

    [JsonIgnore]
    public override MediaBody Media => Sticker;
}
