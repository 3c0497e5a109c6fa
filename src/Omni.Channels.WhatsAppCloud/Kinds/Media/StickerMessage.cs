using System.Text.Json.Serialization;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>An inbound sticker.</summary>
internal sealed record StickerMessage : MediaMessage
{
    public required MediaBody Sticker { get; init; }

    [JsonIgnore]
    public override MediaBody Media => Sticker;

    public override MessageContent ToContent() => new StickerContent { MimeType = Sticker.MimeType };
}
