using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>Audio; a voice note when the message's metadata has <c>ptt</c>.</summary>
public sealed record AudioContent : MediaContent
{
    /// <summary>Of received audio: whether it was recorded as a voice note; null when the channel does not say.</summary>
    public bool? IsVoiceNote { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Audio;
}
