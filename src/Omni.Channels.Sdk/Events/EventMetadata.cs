namespace Omni.Channels.Sdk.Events;

/// <summary>What stands around an event.</summary>
public sealed record EventMetadata
{
    /// <summary>What ties events to what caused them. For an outgoing message and its statuses: our own id of the message.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The instance.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The channel.</summary>
    public string? ChannelType { get; init; }

    /// <summary>The person on the other side, once known.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The person's identity on this channel, once known.</summary>
    public Guid? PlatformIdentityId { get; init; }

    /// <summary>The trace this event belongs to (W3C trace id).</summary>
    public string? TraceId { get; init; }

    /// <summary>Who made it, such as <c>channel:whatsapp-cloud</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Checkpoints on the way, in Unix ms.</summary>
    public IReadOnlyDictionary<string, long>? Timings { get; init; }
}
