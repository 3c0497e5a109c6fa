namespace Omni.Contract.Events;

/// <summary>The metadata of an event.</summary>
public sealed record EventMetadata
{
    /// <summary>
    /// Links an event to its cause. For an outgoing message and its statuses it is what the send named in the
    /// header <c>x-correlation-id</c>, else the host's id of the message.
    /// </summary>
    public required string CorrelationId { get; init; }

    /// <summary>
    /// The event that caused this one: of the statuses of an outgoing message its <c>message.sent</c>, of a reply the event of the message
    /// that it answers, of <c>media.received</c> that of its message. Null when there is none, or it is unknown.
    /// </summary>
    public Guid? CausationId { get; init; }

    /// <summary>Of messages that came: one of the <see cref="IngestMode"/> values. Null for other events.</summary>
    [WordsOf(typeof(IngestMode))]
    public string? IngestMode { get; init; }

    /// <summary>The instance; null when the event belongs to none.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The channel's id; null when the event belongs to none.</summary>
    public string? ChannelType { get; init; }

    /// <summary>The person on the other side; null until known.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The person's identity on this channel; null until known.</summary>
    public Guid? PlatformIdentityId { get; init; }

    /// <summary>The W3C trace id of the event; null when it is not traced.</summary>
    public string? TraceId { get; init; }

    /// <summary>The component that created the event, such as <c>channel:whatsapp-cloud</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Processing checkpoints by name, in Unix ms; null when none were recorded.</summary>
    public IReadOnlyDictionary<string, long>? Timings { get; init; }
}
