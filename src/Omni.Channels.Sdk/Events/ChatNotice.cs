namespace Omni.Channels.Sdk.Events;

/// <summary>
/// What an event reports about a chat besides its own content, such as a call that opens the service window. The host applies it to its
/// tables; it is not part of the event.
/// </summary>
public sealed record ChatNotice
{
    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>Other ids of the same chat. The host finds the chat by any of them.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>
    /// The user on the other side, who contacted the business: an unknown chat is created. Null creates none: the notice then only changes
    /// a chat that is known.
    /// </summary>
    public Participant? ContactedBy { get; init; }

    /// <summary>
    /// Until when the channel accepts free-form messages; null when the event opens no window. An earlier time changes nothing.
    /// </summary>
    public DateTimeOffset? WindowUntil { get; init; }

    /// <summary>Who answers in the chat from now on; null when the event does not say.</summary>
    public ThreadHolder? Thread { get; init; }
}
