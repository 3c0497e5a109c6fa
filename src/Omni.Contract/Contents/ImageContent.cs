using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>A picture.</summary>
public sealed record ImageContent : MediaContent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Image;
}
