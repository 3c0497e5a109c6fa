using Omni.Api.Persistence.Rows;

namespace Omni.Api.Persistence.Statements;

/// <summary>Events. The unique key of an instance makes a repeated one visible.</summary>
internal static class EventStatements
{
    private const string Has = "SELECT 1 FROM omni_events WHERE instance_id = @instance AND unique_key = @key";

    private const string Add = """
        INSERT INTO omni_events (id, unique_key, external_id, channel, instance_id, event_type, direction, content_type, text_content, media_mime_type, media_url,
            reply_to_external_id, chat_id, message_id, person_id, status, error_message, received_at, processed_at, delivered_at, read_at, envelope)
        VALUES (@id, @key, @external, @channel, @instance, @type, @direction, @content, @text, @mime, @mediaUrl,
            @reply, @chat, @message, @person, @status, @error, @received, @processed, @delivered, @read, @envelope)
        """;

    public static async ValueTask<bool> HasEventAsync(this WriteSession session, Guid? instanceId, string uniqueKey) =>
        await session.ReadOneAsync(Has, _ => true, ("@instance", instanceId), ("@key", uniqueKey));

    public static async ValueTask AddEventAsync(this WriteSession session, EventRow row) => await session.ExecuteAsync(
        Add,
        ("@id", row.Id), ("@key", row.UniqueKey), ("@external", row.ExternalId), ("@channel", row.Channel), ("@instance", row.InstanceId), ("@type", row.EventType),
        ("@direction", row.Direction), ("@content", row.ContentType), ("@text", row.TextContent), ("@mime", row.MediaMimeType), ("@mediaUrl", row.MediaUrl),
        ("@reply", row.ReplyToExternalId), ("@chat", row.ChatId), ("@message", row.MessageId), ("@person", row.PersonId), ("@status", row.Status), ("@error", row.ErrorMessage),
        ("@received", row.ReceivedAt), ("@processed", row.ProcessedAt), ("@delivered", row.DeliveredAt), ("@read", row.ReadAt), ("@envelope", row.Envelope));
}
