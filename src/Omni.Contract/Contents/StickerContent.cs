using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>A sticker.</summary>
public sealed record StickerContent : MediaContent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Sticker;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendSticker;
}
