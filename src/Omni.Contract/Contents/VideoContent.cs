using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>A video.</summary>
public sealed record VideoContent : MediaContent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Video;
}
