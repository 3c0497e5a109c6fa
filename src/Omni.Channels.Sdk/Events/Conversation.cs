namespace Omni.Channels.Sdk.Events;

/// <summary>
/// What a channel knows of the chat around a message, for the host's tables. It does not travel: consumers read the
/// same facts from <c>rawPayload</c> (<c>pushName</c>, <c>isGroup</c>, …).
/// </summary>
public sealed record Conversation
{
    /// <summary><c>dm</c>, <c>group</c> or <c>channel</c>.</summary>
    public string ChatType { get; init; } = "dm";

    /// <summary>The chat's own name, for groups. A direct chat is named after the other side.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Other names of the same chat, such as the user id beside the phone number: whoever was known by one is found by all.
    /// </summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Who wrote; null when unknown.</summary>
    public Participant? Sender { get; init; }

    /// <summary>Whether we wrote it ourselves (from the phone app, for example).</summary>
    public bool IsFromMe { get; init; }

    /// <summary>Whether it was forwarded.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>Whether it was forwarded many times.</summary>
    public bool IsFrequentlyForwarded { get; init; }

    /// <summary>When the platform says it was written, Unix ms.</summary>
    public long? SentAtUnixMs { get; init; }

    /// <summary>How long after this message the channel takes free-form answers to it; null when it opens no such window.</summary>
    public TimeSpan? AnswerWithin { get; init; }
}
