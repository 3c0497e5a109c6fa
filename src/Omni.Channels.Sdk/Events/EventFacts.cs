using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Events;

/// <summary>What a channel knows about an event besides its payload. It is for the host; consumers do not receive it.</summary>
public sealed record EventFacts
{
    /// <summary>No facts.</summary>
    public static EventFacts None { get; } = new();

    /// <summary>
    /// Identifies the event within its instance: the host drops an event whose key was already stored. Null uses the key that follows
    /// from the payload (<see cref="OmniEvent.UniqueKey"/>).
    /// </summary>
    public string? UniqueKey { get; init; }

    /// <summary>The key that an earlier version gave to this event; null when the key has not changed.</summary>
    public EarlierKey? EarlierKey { get; init; }

    /// <summary>The subject of the event and when the channel's server reported it; null when order does not matter.</summary>
    public InstanceNotice? Notice { get; init; }

    /// <summary>What the event reports about chats besides its content.</summary>
    public IReadOnlyList<ChatNotice> ChatNotices { get; init; } = [];

    /// <summary>What holds back messages of the instance from now on, or, when it has ended already, no longer does.</summary>
    public IReadOnlyList<SendHold> Holds { get; init; } = [];

    /// <summary>The chat and the sender of a message or a reaction.</summary>
    public Conversation Conversation { get; init; } = new();

    /// <summary>
    /// Users that the event names by more than one id. The host treats all ids of a user as one person with one chat.
    /// </summary>
    public IReadOnlyList<UserNames> Users { get; init; } = [];

    /// <summary>Media of a message that the host downloads and stores; null when there is none.</summary>
    public RemoteMedia? Media { get; init; }

    /// <summary>The channel's id of a reaction itself; null when it has none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>
    /// For <c>instance.connected</c>: when the channel's server was queried. Its earlier notices about the instance are outdated. Null
    /// means the time of the event.
    /// </summary>
    public DateTimeOffset? ConnectedAt { get; init; }
}
