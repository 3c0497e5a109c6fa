using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>A file.</summary>
public sealed record DocumentContent : MediaContent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Document;
}
