using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>An emoji on another message.</summary>
public sealed record ReactionContent : MessageContent
{
    /// <summary>The emoji; empty removes an earlier reaction.</summary>
    public required string Emoji { get; init; }

    /// <summary>The channel's id of the message reacted to.</summary>
    public required string TargetMessageId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Reaction;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendReaction;
}
