using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>Content of a type that this version of the channel does not know. The event's raw payload holds all of it.</summary>
public sealed record UnknownContent : MessageContent
{
    /// <summary>The channel's name of the type; null when it gives none.</summary>
    public string? OriginalType { get; init; }

    /// <summary>The accompanying text, such as a notice of the channel; null when there is none.</summary>
    public string? Text { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Unknown;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => Text;
}
