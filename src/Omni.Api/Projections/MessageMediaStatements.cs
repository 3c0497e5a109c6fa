using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Projections;

/// <summary>Statements on media as part of its message.</summary>
internal static class MessageMediaStatements
{
    private const string Add = """
        INSERT INTO media (id, instance_id, chat_id, message_id, state, path, mime_type, filename, size_bytes, sha256, remote, event_id,
            attempts, next_attempt_at, created_at, updated_at)
        VALUES (@id, @instance, @chat, @message, @state, @path, @mime, @filename, @size, @sha, @remote, @event, 0, @next, @now, @now)
        """;

    private const string Find = "SELECT chat_id, message_id FROM media WHERE id = @id";

    public static ValueTask AddMediaAsync(this WriteSession session, MediaRow row, Guid chatId) => session.WriteAsync(
        Add,
        ("@id", row.Id), ("@instance", row.InstanceId), ("@chat", chatId), ("@message", row.MessageId), ("@state", row.State),
        ("@path", row.Path), ("@mime", row.MimeType), ("@filename", row.Filename), ("@size", row.SizeBytes), ("@sha", row.Sha256),
        ("@remote", row.Remote), ("@event", row.EventId), ("@next", row.NextAttemptAt), ("@now", row.CreatedAt));

    /// <summary>The chat and message of media.</summary>
    public static async ValueTask<(Guid ChatId, Guid MessageId)?> FindMediaAsync(this WriteSession session, Guid id) =>
        await session.ReadOneAsync(Find, row => ((Guid, Guid)?)(row.GetGuid(0), row.GetGuid(1)), ("@id", id));
}
