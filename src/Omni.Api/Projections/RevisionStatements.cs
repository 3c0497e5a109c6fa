using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Messages;

namespace Omni.Api.Projections;

/// <summary>Statements on edited and revoked messages. Their earlier content is kept.</summary>
internal static class RevisionStatements
{
    private const string ReadHistory = "SELECT edit_history, edited_at FROM messages WHERE id = @id";

    private const string Edit = $"""
        UPDATE messages SET original_text = coalesce(original_text, text_content), text_content = @text, edit_history = @history,
            edit_count = edit_count + 1,
            status = CASE WHEN status = '{MessageState.Deleted}' THEN status ELSE '{MessageState.Edited}' END, edited_at = @at,
            latest_event_id = @event, updated_at = @now WHERE id = @id
        """;

    private const string KeepEdit =
        "UPDATE messages SET edit_history = @history, edit_count = edit_count + 1, latest_event_id = @event, "
        + "updated_at = @now WHERE id = @id";

    private const string Delete = $"""
        UPDATE messages SET original_text = coalesce(original_text, text_content), text_content = NULL, status = '{MessageState.Deleted}',
            deleted_at = @at, latest_event_id = @event, updated_at = @now WHERE id = @id
        """;

    private const string Complete = $"""
        UPDATE messages SET original_text = coalesce(original_text, @text), message_type = @type, has_media = @hasMedia,
            media_mime_type = @mime, media_url = @mediaUrl, media_local_path = @mediaPath, media_metadata = @mediaMeta,
            is_forwarded = @forwarded, forward_count = @forwards, delivery_status = @delivery,
            reply_to_message_id = @replyId, reply_to_external_id = @replyExternal, quoted_text = @quoted, raw_payload = @raw,
            original_event_id = @event, platform_timestamp = @platformAt, updated_at = @now
        WHERE id = @id
        """;

    // A message first known by its revision has no raw payload of its own.
    private const string FindRevised = $"""
        SELECT id FROM messages WHERE chat_id = @chat AND external_id = @external AND raw_payload IS NULL
            AND source = '{MessageSource.Realtime}' AND status IN ('{MessageState.Edited}', '{MessageState.Deleted}')
        """;

    /// <summary>The history so far, as JSON, and when the message was last changed.</summary>
    public static async ValueTask<(string? History, long? EditedAt)> ReadRevisionsAsync(this WriteSession session, Guid id) =>
        await session.ReadOneAsync(
            ReadHistory, row => (row.IsNull(0) ? null : row.GetString(0), row.IsNull(1) ? (long?)null : row.GetInt64(1)), ("@id", id));

    /// <summary>Replaces the content of a message.</summary>
    public static ValueTask EditMessageAsync(
        this WriteSession session, Guid id, string text, string history, long at, Guid eventId, long now) =>
        session.WriteAsync(Edit, ("@text", text), ("@history", history), ("@at", at), ("@event", eventId), ("@now", now), ("@id", id));

    /// <summary>An edit that arrived after a later one: stored, not shown.</summary>
    public static ValueTask KeepLateEditAsync(this WriteSession session, Guid id, string history, Guid eventId, long now) =>
        session.WriteAsync(KeepEdit, ("@history", history), ("@event", eventId), ("@now", now), ("@id", id));

    public static ValueTask DeleteMessageAsync(this WriteSession session, Guid id, long at, Guid eventId, long now) =>
        session.WriteAsync(Delete, ("@at", at), ("@event", eventId), ("@now", now), ("@id", id));

    /// <summary>The row that a revision created before its message arrived; null when there is none.</summary>
    public static async ValueTask<Guid?> FindRevisedAsync(this WriteSession session, Guid chatId, string externalId) =>
        await session.ReadOneAsync(FindRevised, row => (Guid?)row.GetGuid(0), ("@chat", chatId), ("@external", externalId));

    /// <summary>Completes a row that its revision created.</summary>
    public static ValueTask CompleteRevisedAsync(this WriteSession session, MessageRow row) => session.WriteAsync(
        Complete,
        ("@text", row.TextContent), ("@type", row.MessageType), ("@hasMedia", row.HasMedia), ("@mime", row.MediaMimeType),
        ("@mediaUrl", row.MediaUrl), ("@mediaPath", row.MediaLocalPath), ("@mediaMeta", row.MediaMetadata),
        ("@replyId", row.ReplyToMessageId), ("@replyExternal", row.ReplyToExternalId), ("@quoted", row.QuotedText),
        ("@forwarded", row.IsForwarded), ("@forwards", row.ForwardCount), ("@delivery", row.DeliveryStatus),
        ("@raw", row.RawPayload), ("@event", row.OriginalEventId), ("@platformAt", row.PlatformTimestamp), ("@now", row.CreatedAt),
        ("@id", row.Id));
}
