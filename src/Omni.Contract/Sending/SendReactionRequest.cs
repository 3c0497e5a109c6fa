using Omni.Contract.Contents;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send/reaction</c>.</summary>
public sealed record SendReactionRequest : SendRequest
{
    /// <summary>The message reacted to, by its id on the channel or in this host. Required.</summary>
    public required string MessageId { get; init; }

    /// <summary>The emoji; empty removes the reaction. Required.</summary>
    public required string Emoji { get; init; }

    /// <inheritdoc/>
    public override MessageContent? ToContent() =>
        new ReactionContent { TargetMessageId = MessageId.Trim(), Emoji = Emoji };
}
