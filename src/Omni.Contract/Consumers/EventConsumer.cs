namespace Omni.Contract.Consumers;

/// <summary>A durable consumer: a named place in the log of events, which a program pulls from and acknowledges.</summary>
public sealed record EventConsumer
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name, by which the routes find it.</summary>
    public required string Name { get; init; }

    /// <summary>The event type that it gets, such as <c>message.received</c>, or a prefix such as <c>message.*</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>The types that it does not get, where <c>*</c> stands for any characters; null excludes none.</summary>
    public IReadOnlyList<string>? ExcludeTypes { get; init; }

    /// <summary>
    /// The conditions that an event must meet, all of them; null when there are none. For a key without <c>messages:read</c> they have no
    /// values.
    /// </summary>
    public IReadOnlyList<ConsumerFilter>? Filters { get; init; }

    /// <summary>Whether several programs share it: each pull leases the next events to one of them.</summary>
    public required bool Shared { get; init; }

    /// <summary>How long a lease of a shared one holds, in ms; null when it is not shared.</summary>
    public int? LeaseMs { get; init; }

    /// <summary>The number of the last acknowledged event; 0 before the first.</summary>
    public required long Cursor { get; init; }

    /// <summary>The number of the last event of the log.</summary>
    public required long Head { get; init; }

    /// <summary>How far the cursor is behind the head, counted over the events of every type and instance.</summary>
    public required long Lag { get; init; }

    /// <summary>Whether the cursor is at the head.</summary>
    public required bool CaughtUp { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its cursor last moved.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
