using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Contents;

/// <summary>An earlier message taken back.</summary>
public sealed record DeleteContent : MessageContent
{
    /// <summary>The channel's id of the message taken back.</summary>
    public required string TargetMessageId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Delete;
}
