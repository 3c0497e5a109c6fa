using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Capabilities;

namespace Omni.Channels.Sdk.Contents;

/// <summary>A poll.</summary>
public sealed record PollContent : MessageContent
{
    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>The options to choose from.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>Whether several options may be chosen.</summary>
    public bool MultiSelect { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Poll;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendPoll;
}
