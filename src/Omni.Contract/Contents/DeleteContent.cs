using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>The deletion of an earlier message.</summary>
public sealed record DeleteContent : MessageContent
{
    /// <summary>The channel's id of the deleted message.</summary>
    public required string TargetMessageId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Delete;
}
