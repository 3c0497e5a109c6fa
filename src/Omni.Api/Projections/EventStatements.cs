using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Projections;

/// <summary>Statements on events. The unique key per instance identifies a repeated event.</summary>
internal static class EventStatements
{
    private const string Has = """
        SELECT 1 FROM omni_events WHERE instance_id = @instance AND unique_key = @key
        UNION ALL SELECT 1 FROM erased_keys WHERE key_hash = @hash AND instance_id = @instance
        """;

    private const string HasSince = """
        SELECT 1 FROM omni_events WHERE instance_id = @instance AND unique_key = @key AND received_at >= @since
        UNION ALL SELECT 1 FROM erased_keys WHERE key_hash = @hash AND instance_id = @instance
        """;

    private const string Add = """
        INSERT INTO omni_events (id, unique_key, external_id, channel, instance_id, event_type, direction, content_type, text_content,
            media_mime_type, media_url, reply_to_external_id, chat_id, message_id, person_id, status, error_message, received_at,
            processed_at, delivered_at, read_at, envelope)
        VALUES (@id, @key, @external, @channel, @instance, @type, @direction, @content, @text, @mime, @mediaUrl,
            @reply, @chat, @message, @person, @status, @error, @received, @processed, @delivered, @read, @envelope)
        """;

    /// <summary>Which of these events exist or were erased, each named by its instance and its unique key.</summary>
    public static async ValueTask<HashSet<(Guid? InstanceId, string UniqueKey)>> FindEventsAsync(
        this WriteSession session, IReadOnlyList<(Guid? InstanceId, string UniqueKey)> events)
    {
        var found = await session.ReadEachAsync(
            Has,
            _ => true,
            [.. events.Select(
                e => new (string, object?)[]
                {
                    ("@instance", e.InstanceId),
                    ("@key", e.UniqueKey),
                    ("@hash", ErasedKey.OfUniqueKey(e.UniqueKey)),
                })]);
        return [.. events.Where((_, i) => found[i])];
    }

    /// <summary>Whether an event of an instance was stored under a key since a time, or was erased.</summary>
    public static async ValueTask<bool> HasEventSinceAsync(
        this WriteSession session, Guid? instanceId, string uniqueKey, long sinceUnixMs) => await session.ReadOneAsync(
        HasSince, _ => true,
        ("@instance", instanceId), ("@key", uniqueKey), ("@since", sinceUnixMs), ("@hash", ErasedKey.OfUniqueKey(uniqueKey)));

    public static ValueTask AddEventAsync(this WriteSession session, EventRow row) => session.WriteAsync(
        Add,
        ("@id", row.Id), ("@key", row.UniqueKey), ("@external", row.ExternalId), ("@channel", row.Channel), ("@instance", row.InstanceId),
        ("@type", row.EventType), ("@direction", row.Direction), ("@content", row.ContentType), ("@text", row.TextContent),
        ("@mime", row.MediaMimeType), ("@mediaUrl", row.MediaUrl), ("@reply", row.ReplyToExternalId), ("@chat", row.ChatId),
        ("@message", row.MessageId), ("@person", row.PersonId), ("@status", row.Status), ("@error", row.ErrorMessage),
        ("@received", row.ReceivedAt), ("@processed", row.ProcessedAt), ("@delivered", row.DeliveredAt), ("@read", row.ReadAt),
        ("@envelope", row.Envelope));
}
