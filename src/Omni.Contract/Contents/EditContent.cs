using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>A change to an earlier message.</summary>
public sealed record EditContent : MessageContent
{
    /// <summary>The channel's id of the edited message.</summary>
    public required string TargetMessageId { get; init; }

    /// <summary>The new text.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Edit;
}
