using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>Votes in a poll.</summary>
public sealed record PollUpdateContent : MessageContent
{
    /// <summary>The channel's id of the poll.</summary>
    public required string TargetMessageId { get; init; }

    /// <summary>The options chosen.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.PollUpdate;
}
