using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Client.Events;

/// <summary>An event, as the stream, NATS and subscriptions carry it, with its payload as a record.</summary>
public sealed record OmniEvent
{
    /// <summary>
    /// The event's id, the same on the stream, on NATS and in a subscription's post. Recognize an event that comes twice by it.
    /// </summary>
    public required Guid Id { get; init; }

    /// <summary>The type, such as <c>message.received</c>: one of <see cref="EventTypes"/>, or a channel's own.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// The payload as the record of its type, of <c>Omni.Contract.Events.Payloads</c>:
    /// <c>if (e.Payload is MessageReceived { Content: TextContent text })</c>. A type without a record, and a payload that does not fit its
    /// record, is a <see cref="CustomEvent"/>. Never throws.
    /// </summary>
    [JsonIgnore]
    public EventPayload Payload => field ??= PayloadReader.Read(Type, RawPayload);

    /// <summary>The payload as JSON.</summary>
    [JsonPropertyName("payload")]
    public required JsonElement RawPayload { get; init; }

    /// <summary>When the event was created; Unix ms on the wire.</summary>
    [JsonConverter(typeof(UnixMilliseconds))]
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>
    /// The metadata: instance, channel, person, correlation and trace. What is missing or has another form is null, or empty where it is
    /// never null. Never throws.
    /// </summary>
    [JsonIgnore]
    public EventMetadata Metadata => field ??= MetadataReader.Read(RawMetadata);

    /// <summary>The metadata as JSON.</summary>
    [JsonPropertyName("metadata")]
    public required JsonElement RawMetadata { get; init; }

    /// <summary>The instance; null when the event belongs to none.</summary>
    [JsonIgnore]
    public Guid? InstanceId => Metadata.InstanceId;

    /// <summary>Reads an event from its JSON, such as a message on NATS.</summary>
    /// <param name="utf8Json">The JSON in UTF-8.</param>
    /// <exception cref="JsonException">It is not the JSON of an event.</exception>
    public static OmniEvent Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize<OmniEvent>(utf8Json, OmniClientRegistration.Json)
        ?? throw new JsonException("There is no event in null");
}
