using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that takes longer messages than it can send in one piece. The host asks before it stores a message and
/// stores each piece as a message of its own: a piece that was sent is then never sent again because a later one failed.
/// </summary>
public interface ISplittingChannel
{
    /// <summary>The contents to send in this order; one, unchanged, when it fits.</summary>
    IReadOnlyList<MessageContent> Split(MessageContent content);
}
