using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that accepts free-form messages only for a limited time after the recipient's last message
/// (<see cref="Events.Conversation.AnswerWithin"/> of that message). The host enforces this window.
/// </summary>
public interface IServiceWindowChannel
{
    /// <summary>Whether the channel accepts content of this kind only while the window is open.</summary>
    bool NeedsOpenWindow(MessageContent content);

    /// <summary>
    /// Whether the channel accepts this message only while the window is open: its options can lift what its content needs. The default
    /// decides by the content alone.
    /// </summary>
    bool NeedsOpenWindow(OutgoingMessage message) => NeedsOpenWindow(message.Content);

    /// <summary>The failure of a message outside the window, with the code that the channel itself returns.</summary>
    SendResult.Failed OutsideWindow { get; }
}
