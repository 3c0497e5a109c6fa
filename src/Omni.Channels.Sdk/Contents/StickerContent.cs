using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Contents;

/// <summary>A sticker.</summary>
public sealed record StickerContent : MediaContent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Sticker;
}
