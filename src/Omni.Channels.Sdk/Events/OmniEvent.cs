using System.Text.Json.Serialization;
using Omni.Contract.Events;

namespace Omni.Channels.Sdk.Events;

/// <summary>An event as a channel emits it. In JSON it is the event that consumers receive, without its <see cref="Facts"/>.</summary>
[JsonConverter(typeof(OmniEventConverter))]
public sealed record OmniEvent
{
    /// <summary>The event's id, also used as <c>Nats-Msg-Id</c> on NATS.</summary>
    public required Guid Id { get; init; }

    /// <summary>The type, one of <see cref="EventTypes"/>.</summary>
    public string Type => Payload.EventType;

    /// <summary>The payload.</summary>
    public required EventPayload Payload { get; init; }

    /// <summary>When the event was created, in Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The metadata.</summary>
    public required EventMetadata Metadata { get; init; }

    /// <summary>What the host needs besides. Default <see cref="EventFacts.None"/>. Not part of the event in JSON.</summary>
    public EventFacts Facts { get; init; } = EventFacts.None;

    /// <summary>
    /// Identifies the event within its instance: the host drops an event whose key was already stored. Null disables deduplication.
    /// </summary>
    public string? UniqueKey => Facts.UniqueKey ?? UniqueKeys.Of(Payload, Facts);
}
