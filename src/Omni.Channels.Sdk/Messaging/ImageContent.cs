using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Messaging;

/// <summary>A picture.</summary>
public sealed record ImageContent : MediaContent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Image;
}
