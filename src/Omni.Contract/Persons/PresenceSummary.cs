namespace Omni.Contract.Persons;

/// <summary>What was exchanged with a person in direct chats.</summary>
public sealed record PresenceSummary
{
    /// <summary>The number of instances that know the person.</summary>
    public required int Instances { get; init; }

    /// <summary>The number of the person's names.</summary>
    public required int Identities { get; init; }

    /// <summary>The number of direct chats.</summary>
    public required int Chats { get; init; }

    /// <summary>The number of messages in them, in both directions.</summary>
    public required long TotalMessages { get; init; }

    /// <summary>When the person was first seen; null when unknown.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>When the last message was sent or received; null when there is none.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }
}
