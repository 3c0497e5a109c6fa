using System.Text.Json.Serialization;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>An inbound sticker.</summary>
internal sealed record StickerMessage : MediaMessage
{
    public MediaBody? Sticker { get; init; }

    [JsonIgnore]
    public override MediaBody? Media => Sticker;

    public override MessageContent ToContent() => Sticker is null
        ? base.ToContent()
        : new StickerContent { MimeType = Sticker.MimeType };
}
