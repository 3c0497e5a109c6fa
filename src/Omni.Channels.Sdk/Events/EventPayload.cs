using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events;

/// <summary>The payload of an event: one record per event type.</summary>
public abstract record EventPayload
{
    /// <summary>The event's type, one of <see cref="EventTypes"/>.</summary>
    [JsonIgnore]
    public abstract string EventType { get; }

    /// <summary>
    /// Identifies the event within its instance: the host drops an event whose key was already stored.
    /// Null disables deduplication.
    /// </summary>
    [JsonIgnore]
    public virtual string? UniqueKey => null;

    /// <summary>The key that an earlier version gave to this event; null when the key has not changed. Not part of the event.</summary>
    [JsonIgnore]
    public EarlierKey? EarlierKey { get; init; }

    /// <summary>
    /// The subject of the event and when the channel's server reported it; null when order does not matter. Not part of the event.
    /// </summary>
    [JsonIgnore]
    public InstanceNotice? Notice { get; init; }
}
