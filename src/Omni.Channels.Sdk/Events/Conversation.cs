namespace Omni.Channels.Sdk.Events;

/// <summary>
/// What a channel knows about the chat of a message or reaction, for the host's tables. It is not part of the event: consumers read the
/// same values from <c>rawPayload</c> (<c>pushName</c>, <c>isGroup</c>, …).
/// </summary>
public sealed record Conversation
{
    /// <summary><c>dm</c>, <c>group</c> or <c>channel</c>.</summary>
    public string ChatType { get; init; } = "dm";

    /// <summary>The name of the chat; null when unknown. A direct chat has the name of the other side.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Other ids of the same chat, such as the user id in addition to the phone number. The host finds the chat by any of them.
    /// </summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The sender; null when unknown.</summary>
    public Participant? Sender { get; init; }

    /// <summary>Whether the business sent it, for example from the phone app. Default false.</summary>
    public bool IsFromMe { get; init; }

    /// <summary>Whether it was forwarded.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>Whether it was forwarded many times.</summary>
    public bool IsFrequentlyForwarded { get; init; }

    /// <summary>
    /// Whether the message is old and came with the history of the account: it is not unread and opens no window. Default false.
    /// </summary>
    public bool IsHistory { get; init; }

    /// <summary>
    /// How far a message of the business came: <c>pending</c>, <c>sent</c>, <c>delivered</c>, <c>read</c> or <c>failed</c>; null when the
    /// channel does not say.
    /// </summary>
    public string? DeliveryStatus { get; init; }

    /// <summary>When it was sent according to the channel, in Unix ms; null when unknown.</summary>
    public long? SentAtUnixMs { get; init; }

    /// <summary>How long after this message the channel accepts free-form replies; null when it opens no such window.</summary>
    public TimeSpan? AnswerWithin { get; init; }
}
