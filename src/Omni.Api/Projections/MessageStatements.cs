using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Messages;

namespace Omni.Api.Projections;

/// <summary>Statements on messages. A chat has one row per external id.</summary>
internal static class MessageStatements
{
    private const string Add = """
        INSERT INTO messages (id, instance_id, chat_id, external_id, source, sender_person_id, sender_platform_identity_id,
            sender_platform_user_id, sender_display_name, is_from_me, message_type, text_content, has_media, media_mime_type, media_url,
            media_local_path, media_metadata, reply_to_message_id, reply_to_external_id, quoted_text, is_forwarded, forward_count, status,
            delivery_status, edit_count, edited_at, deleted_at, raw_payload, original_event_id, latest_event_id, platform_timestamp,
            received_at, created_at, updated_at, correlation_id)
        VALUES (@id, @instance, @chat, @external, @source, @person, @identity, @user, @name,
            @fromMe, @type, @text, @hasMedia, @mime, @mediaUrl, @mediaPath, @mediaMeta, @replyId, @replyExternal, @quoted, @forwarded,
            @forwards, @status, @deliveryStatus, @edits, @editedAt, @deletedAt, @raw, @event, @event, @platformAt, @receivedAt, @now, @now,
            @correlation)
        ON CONFLICT (chat_id, external_id) DO NOTHING
        """;

    private const string Columns =
        "SELECT m.id, m.chat_id, c.external_id, m.external_id, m.delivery_status, m.text_content, m.platform_timestamp, m.channel_status, "
        + "m.original_event_id, m.correlation_id FROM messages m JOIN chats c ON c.id = m.chat_id ";

    private const string FindByIdSql = Columns + "WHERE m.id = @id AND m.instance_id = @instance";

    private const string FindByExternal = Columns + "WHERE m.chat_id = @chat AND m.external_id = @external";

    private const string FindByAddress = Columns
        + "JOIN chat_addresses a ON a.chat_id = m.chat_id WHERE a.instance_id = @instance AND a.address = @address "
        + "AND m.external_id = @external";

    private const string FindAnywhere =
        Columns + "WHERE m.external_id = @external AND m.instance_id = @instance ORDER BY m.seq LIMIT 1";

    private const string SetExternal =
        "UPDATE messages SET external_id = @external, updated_at = @now WHERE id = @id AND external_id IS NULL";

    private const string SetStatus = """
        UPDATE messages SET delivery_status = @deliveryStatus, error_message = @error, error_code = @code, latest_event_id = @event,
            updated_at = @now WHERE id = @id
        """;

    // A failure that was reported after the delivery stays on the message.
    private const string SetRead = $"""
        UPDATE messages SET error_message = CASE WHEN delivery_status = '{DeliveryStatus.Delivered}' THEN error_message END,
            error_code = CASE WHEN delivery_status = '{DeliveryStatus.Delivered}' THEN error_code END,
            delivery_status = '{DeliveryStatus.Read}', latest_event_id = @event, updated_at = @now WHERE id = @id
        """;

    private const string KeepFailure = """
        UPDATE messages SET error_message = @error, error_code = @code, latest_event_id = @event, updated_at = @now WHERE id = @id
        """;

    private const string SetSentEvent =
        "UPDATE messages SET original_event_id = @event WHERE id = @id AND original_event_id IS NULL";

    private const string SetChannelStatus =
        "UPDATE messages SET channel_status = @status, updated_at = @now WHERE id = @id";

    /// <summary>False when the chat has a message of that external id already.</summary>
    public static async ValueTask<bool> AddMessageAsync(this WriteSession session, MessageRow row) => await session.ExecuteAsync(
        Add,
        ("@id", row.Id), ("@instance", row.InstanceId), ("@chat", row.ChatId), ("@external", row.ExternalId), ("@source", row.Source),
        ("@person", row.SenderPersonId), ("@identity", row.SenderPlatformIdentityId), ("@user", row.SenderPlatformUserId),
        ("@name", row.SenderDisplayName), ("@fromMe", row.IsFromMe), ("@type", row.MessageType), ("@text", row.TextContent),
        ("@hasMedia", row.HasMedia), ("@mime", row.MediaMimeType), ("@mediaUrl", row.MediaUrl), ("@mediaPath", row.MediaLocalPath),
        ("@mediaMeta", row.MediaMetadata), ("@replyId", row.ReplyToMessageId), ("@replyExternal", row.ReplyToExternalId),
        ("@quoted", row.QuotedText), ("@forwarded", row.IsForwarded), ("@forwards", row.ForwardCount), ("@status", row.Status),
        ("@deliveryStatus", row.DeliveryStatus), ("@edits", row.EditCount), ("@editedAt", row.EditedAt), ("@deletedAt", row.DeletedAt),
        ("@raw", row.RawPayload), ("@event", row.OriginalEventId), ("@platformAt", row.PlatformTimestamp), ("@receivedAt", row.ReceivedAt),
        ("@now", row.CreatedAt), ("@correlation", row.CorrelationId)) == 1;

    public static ValueTask<MessageRef?> FindMessageAsync(this WriteSession session, Guid instanceId, Guid id) =>
        session.ReadOneAsync(FindByIdSql, Map, ("@id", id), ("@instance", instanceId));

    public static ValueTask<MessageRef?> FindMessageByExternalIdAsync(this WriteSession session, Guid chatId, string externalId) =>
        session.ReadOneAsync(FindByExternal, Map, ("@chat", chatId), ("@external", externalId));

    /// <summary>Finds a message in the chat with an address.</summary>
    public static ValueTask<MessageRef?> FindMessageByAddressAsync(
        this WriteSession session, Guid instanceId, string address, string externalId) =>
        session.ReadOneAsync(FindByAddress, Map, ("@instance", instanceId), ("@address", address), ("@external", externalId));

    /// <summary>Finds a message in any chat of an instance.</summary>
    public static ValueTask<MessageRef?> FindMessageAnywhereAsync(this WriteSession session, Guid instanceId, string externalId) =>
        session.ReadOneAsync(FindAnywhere, Map, ("@instance", instanceId), ("@external", externalId));

    /// <summary>Sets the channel's id of an outgoing message.</summary>
    public static ValueTask SetExternalIdAsync(this WriteSession session, Guid id, string externalId, long now) =>
        session.WriteAsync(SetExternal, ("@external", externalId), ("@now", now), ("@id", id));

    public static ValueTask SetDeliveryStatusAsync(
        this WriteSession session, Guid id, string status, string? error, string? code, Guid eventId, long now) => session.WriteAsync(
        SetStatus, ("@deliveryStatus", status), ("@error", error), ("@code", code), ("@event", eventId), ("@now", now), ("@id", id));

    /// <summary>Marks a message as read.</summary>
    public static ValueTask SetReadAsync(this WriteSession session, Guid id, Guid eventId, long now) =>
        session.WriteAsync(SetRead, ("@event", eventId), ("@now", now), ("@id", id));

    /// <summary>Records a failure reported about a message that was delivered; its delivery status stays.</summary>
    public static ValueTask KeepLateFailureAsync(
        this WriteSession session, Guid id, string error, string? code, Guid eventId, long now) =>
        session.WriteAsync(KeepFailure, ("@error", error), ("@code", code), ("@event", eventId), ("@now", now), ("@id", id));

    /// <summary>Records the event that an outgoing message was sent; the first one counts.</summary>
    public static ValueTask SetSentEventAsync(this WriteSession session, Guid id, Guid eventId) =>
        session.WriteAsync(SetSentEvent, ("@event", eventId), ("@id", id));

    /// <summary>Shows what the channel does with a message instead of sending it; null shows nothing.</summary>
    public static ValueTask SetChannelStatusAsync(this WriteSession session, Guid id, string? status, long now) =>
        session.WriteAsync(SetChannelStatus, ("@status", status), ("@now", now), ("@id", id));

    private static MessageRef Map(IResultRow row) => new()
    {
        Id = row.GetGuid(0),
        ChatId = row.GetGuid(1),
        ChatExternalId = row.GetString(2),
        ExternalId = row.IsNull(3) ? null : row.GetString(3),
        DeliveryStatus = row.GetString(4),
        Text = row.IsNull(5) ? null : row.GetString(5),
        PlatformTimestamp = row.GetInt64(6),
        ChannelStatus = row.IsNull(7) ? null : row.GetString(7),
        OriginalEventId = row.IsNull(8) ? null : row.GetGuid(8),
        CorrelationId = row.IsNull(9) ? null : row.GetString(9),
    };
}
