using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Media;

/// <summary>Statements on media. A row moves pending → ready or failed; failed → pending on request; any state → erased.</summary>
internal static class MediaStatements
{
    private const string IsKept = $"SELECT 1 FROM media WHERE id = @id AND state <> '{MediaState.Erased}'";

    private const string Use =
        $"UPDATE media SET updated_at = @until WHERE id = @id AND updated_at < @until AND state <> '{MediaState.Erased}'";

    private const string Ready = $"""
        UPDATE media SET state = '{MediaState.Ready}', path = @path, mime_type = @mime, size_bytes = @size, sha256 = @sha, error = NULL,
            attempts = attempts + 1, updated_at = @now WHERE id = @id AND state NOT IN ('{MediaState.Ready}', '{MediaState.Erased}')
        """;

    private const string Failed =
        "UPDATE media SET state = @state, error = @error, attempts = attempts + 1, next_attempt_at = @next, updated_at = @now "
        + $"WHERE id = @id AND state NOT IN ('{MediaState.Ready}', '{MediaState.Erased}')";

    private const string Postpone =
        $"UPDATE media SET error = @error, next_attempt_at = @next, updated_at = @now WHERE id = @id AND state = '{MediaState.Pending}'";

    private const string Again =
        $"UPDATE media SET state = '{MediaState.Pending}', attempts = 0, next_attempt_at = @now, updated_at = @now WHERE id = @id "
        + $"AND state = '{MediaState.Failed}'";

    private const string ShowReady = """
        UPDATE messages SET media_mime_type = @mime, media_url = @url, media_local_path = @path, media_metadata = @meta,
            media_error = NULL, updated_at = @now WHERE id = @message
        """;

    private const string ShowFailed = "UPDATE messages SET media_error = @error, updated_at = @now WHERE id = @message";

    /// <summary>Records that media is in use until a time; its retention starts there.</summary>
    public static ValueTask UseMediaAsync(this WriteSession session, Guid id, long until) =>
        session.WriteAsync(Use, ("@until", until), ("@id", id));

    /// <summary>Whether its message was erased while it was being fetched.</summary>
    public static async ValueTask<bool> IsMediaErasedAsync(this WriteSession session, Guid id) =>
        !await session.ReadOneAsync(IsKept, _ => true, ("@id", id));

    /// <summary>Records that media is in the store and shows it on the message; false when it was ready before.</summary>
    public static async ValueTask<bool> SetMediaReadyAsync(this WriteSession session, MediaRow row, string url, string metadata, long now)
    {
        if (await session.ExecuteAsync(
            Ready, ("@path", row.Path), ("@mime", row.MimeType), ("@size", row.SizeBytes), ("@sha", row.Sha256), ("@now", now),
            ("@id", row.Id)) == 0)
        {
            return false;
        }
        await session.WriteAsync(
            ShowReady, ("@mime", row.MimeType), ("@url", url), ("@path", row.Path), ("@meta", metadata), ("@now", now),
            ("@message", row.MessageId));
        return true;
    }

    /// <summary>Records a failed try: another one follows, or (<paramref name="isLast"/>) the message gets the reason.</summary>
    public static async ValueTask SetMediaFailedAsync(
        this WriteSession session, MediaRow row, string error, bool isLast, long nextAttemptAt, long now)
    {
        await session.WriteAsync(
            Failed, ("@state", isLast ? MediaState.Failed : MediaState.Pending), ("@error", error), ("@next", nextAttemptAt), ("@now", now),
            ("@id", row.Id));
        if (isLast) await session.ExecuteAsync(ShowFailed, ("@error", error), ("@now", now), ("@message", row.MessageId));
    }

    /// <summary>Postpones media for a reason outside of it: no try is counted.</summary>
    public static ValueTask PostponeMediaAsync(this WriteSession session, Guid id, string error, long nextAttemptAt, long now) =>
        session.WriteAsync(Postpone, ("@error", error), ("@next", nextAttemptAt), ("@now", now), ("@id", id));

    /// <summary>Queues failed media to be fetched again.</summary>
    public static ValueTask RetryMediaAsync(this WriteSession session, Guid id, long now) =>
        session.WriteAsync(Again, ("@now", now), ("@id", id));
}
