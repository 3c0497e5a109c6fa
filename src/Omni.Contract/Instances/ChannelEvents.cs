namespace Omni.Contract.Instances;

/// <summary>Which events a channel emits.</summary>
public sealed record ChannelEvents
{
    /// <summary>The types, such as <c>message.received</c>, and patterns such as <c>custom.*</c>; null when unknown.</summary>
    public IReadOnlyList<string>? Emits { get; init; }

    /// <summary>Whether the edit of a message is an event of its own type; null when unknown.</summary>
    public bool? Edits { get; init; }

    /// <summary>Whether the deletion of a message is an event of its own type; null when unknown.</summary>
    public bool? Deletes { get; init; }

    /// <summary>Whether what the channel reports twice becomes one event; null when unknown.</summary>
    public bool? Idempotency { get; init; }
}
