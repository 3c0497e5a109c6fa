using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>A poll.</summary>
public sealed record PollContent : MessageContent
{
    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>The options to choose from.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>Whether several options can be chosen. Default false.</summary>
    public bool MultiSelect { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Poll;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendPoll;
}
