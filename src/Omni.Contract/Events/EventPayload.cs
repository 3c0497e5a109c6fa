using System.Text.Json.Serialization;

namespace Omni.Contract.Events;

/// <summary>The payload of an event: one record per event type, in <c>Omni.Contract.Events.Payloads</c>.</summary>
public abstract record EventPayload
{
    /// <summary>The event's type, one of <see cref="EventTypes"/> or a channel's own. Not part of the payload.</summary>
    [JsonIgnore]
    public abstract string EventType { get; }

    /// <summary>
    /// Whether the host masked the payload, because the key lacks <c>messages:read</c>: phone numbers are masked, other texts are empty
    /// or null, and the content is an <see cref="Contents.UnknownContent"/> with its original type. On the wire only when true.
    /// </summary>
    [JsonPropertyName("masked"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsMasked { get; init; }
}
