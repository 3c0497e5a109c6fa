using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Events;

/// <summary>A stored event.</summary>
public sealed record EventRecord
{
    /// <summary>The event's id, the same on the stream, on NATS and in subscriptions.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number in the log of events, which grows: a durable consumer acknowledges it.</summary>
    public required long JournalSeq { get; init; }

    /// <summary>The channel's id of the event's message; null for other events, and for a key without <c>messages:read</c>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>; null when the event has none.</summary>
    public string? Channel { get; init; }

    /// <summary>The instance; null when the event has none.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The type, such as <c>message.received</c>, or a channel's own type.</summary>
    public required string EventType { get; init; }

    /// <summary>One of <c>inbound</c> or <c>outbound</c>; null for events without a message.</summary>
    [WordsOf(typeof(Events.Direction))]
    public string? Direction { get; init; }

    /// <summary>The kind of content, such as <c>text</c>; null for events without content.</summary>
    public string? ContentType { get; init; }

    /// <summary>The text or caption; null when there is none, and for a key without <c>messages:read</c>.</summary>
    public string? TextContent { get; init; }

    /// <summary>The MIME type of the file; null without media.</summary>
    public string? MediaMimeType { get; init; }

    /// <summary>The URL of the file; null without media, and for a key without <c>messages:read</c>.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>
    /// The channel's id of the message it replies to; null when it is no reply, and for a key without <c>messages:read</c>.
    /// </summary>
    public string? ReplyToExternalId { get; init; }

    /// <summary>The chat in this host; null when the event has none.</summary>
    public Guid? ChatUuid { get; init; }

    /// <summary>
    /// The channel's own id of the chat, masked for a key without <c>messages:read</c>; null when the event has none.
    /// </summary>
    public string? ChatId { get; init; }

    /// <summary>The message's id in this host; null when the event has none.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>The contact's person; null when there is none, or it is unknown.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Always null: Omni's agents do not run here.</summary>
    public Guid? AgentId { get; init; }

    /// <summary>Always null: Omni's conversations are not kept here.</summary>
    public string? ConversationId { get; init; }

    /// <summary>
    /// The event that caused this one: of a status or a file the one that brought the message, of a reply of ours the message that it
    /// answers; null when there is none.
    /// </summary>
    public Guid? CausationId { get; init; }

    /// <summary>
    /// What marks a repetition of the event; null when it cannot be repeated, and for a key without <c>messages:read</c>.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Always null: speech is not transcribed here.</summary>
    public string? Transcription { get; init; }

    /// <summary>Always null: images are not described here.</summary>
    public string? ImageDescription { get; init; }

    /// <summary>One of <c>completed</c>, or <c>failed</c> of <c>message.failed</c>.</summary>
    [WordsOf(typeof(EventStatus))]
    public required string Status { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When the webhook or request that caused it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When its effects were committed.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }

    /// <summary>When the message reached the recipient's device; null when unknown.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When the message was read; null when unknown.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The event's payload, as published; of a message also <c>pushName</c> and <c>key.fromMe</c>, as Omni's rows have.</summary>
    public JsonElement? RawPayload { get; init; }

    /// <summary>
    /// The payload as the record of its type: <c>if (e.Payload is MessageReceived { Content: TextContent text })</c>. What has no record
    /// is a <see cref="Payloads.CustomEvent"/>. Not part of the JSON.
    /// </summary>
    [JsonIgnore]
    public EventPayload Payload => PayloadReader.Read(EventType, RawPayload ?? default);

    /// <summary>The event's metadata, as published.</summary>
    public JsonElement? Metadata { get; init; }

    internal static EventRecord? Read(JsonElement json)
    {
        try
        {
            return json.Deserialize<EventRecord>(JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
