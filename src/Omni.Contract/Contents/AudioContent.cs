using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>Audio; a voice note when the message's metadata has <c>ptt</c>.</summary>
public sealed record AudioContent : MediaContent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Audio;
}
