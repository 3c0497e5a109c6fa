using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Contents;

/// <summary>What this version of the channel does not know. The event's raw payload has all of it.</summary>
public sealed record UnknownContent : MessageContent
{
    /// <summary>The channel's own name of the type, when it gave one.</summary>
    public string? OriginalType { get; init; }

    /// <summary>Words that came with it, such as a notice of the channel.</summary>
    public string? Text { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Unknown;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => Text;
}
