using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events;

/// <summary>What happened: one record an event type.</summary>
public abstract record EventPayload
{
    /// <summary>The event's type, one of <see cref="EventTypes"/>.</summary>
    [JsonIgnore]
    public abstract string EventType { get; }

    /// <summary>
    /// What makes this event the same as an earlier one of the same instance: the second one is dropped.
    /// Null when every one counts.
    /// </summary>
    [JsonIgnore]
    public virtual string? UniqueKey => null;

    /// <summary>The key that an earlier version gave to this event; null when its key has not changed. Consumers do not see it.</summary>
    [JsonIgnore]
    public EarlierKey? EarlierKey { get; init; }

    /// <summary>
    /// What the event is about, and when the channel's server said it; null when its time does not matter. Consumers do not see it.
    /// </summary>
    [JsonIgnore]
    public InstanceNotice? Notice { get; init; }
}
