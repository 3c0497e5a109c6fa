using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Capabilities;

namespace Omni.Channels.Sdk.Contents;

/// <summary>A poll.</summary>
public sealed record PollContent : MessageContent
{
    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>What can be chosen.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>Whether several options may be chosen.</summary>
    public bool MultiSelect { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Poll;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendPoll;
}
