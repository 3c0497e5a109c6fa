using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that takes free-form messages only for a time after the recipient's last message
/// (<see cref="Events.Conversation.AnswerWithin"/> of what came in says how long). The host keeps that window.
/// </summary>
public interface IServiceWindowChannel
{
    /// <summary>Whether content of this kind passes only while the window is open.</summary>
    bool NeedsOpenWindow(MessageContent content);

    /// <summary>The refusal of a message outside the window, with the code that the channel itself would answer.</summary>
    SendResult.Failed OutsideWindow { get; }
}
