using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Messages;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Outbox;

/// <summary>
/// Statements on the outbox. The states of a row: pending → sending → sent, failed or ambiguous; sending → waiting when it is retried;
/// pending → waiting when the channel holds it back; sending → pending when it did not leave; pending or waiting → cancelled;
/// ambiguous → what a status reports. There is no other transition.
/// </summary>
internal static class OutboxStatements
{
    private const string Add = """
        INSERT INTO outbox (id, instance_id, chat_id, state, request_id, message, fallback, attempts, due_at, expires_at, reason,
            trace_parent, queued_at, created_at, updated_at)
        VALUES (@id, @instance, @chat, @state, @request, @message, @fallback, 0, @due, @expires, @reason, @trace, @queued, @now,
        @now) RETURNING seq
        """;

    private const string Claim = $"""
        UPDATE outbox SET state = '{OutboxState.Sending}', attempts = attempts + 1, reason = NULL, updated_at = @now WHERE id = @id
            AND state IN ('{OutboxState.Pending}', '{OutboxState.Waiting}')
        """;

    private const string PutBack =
        $"UPDATE outbox SET state = '{OutboxState.Pending}', attempts = attempts - 1, updated_at = @now WHERE id = @id "
        + $"AND state = '{OutboxState.Sending}'";

    private const string Wait = $"""
        UPDATE outbox SET state = '{OutboxState.Waiting}', due_at = @due, reason = @reason, last_error = @error, updated_at = @now
            WHERE id = @id AND state = '{OutboxState.Sending}'
        """;

    private const string Hold = $"""
        UPDATE outbox SET state = '{OutboxState.Waiting}', due_at = 0, reason = @reason, last_error = @error, updated_at = @now
            WHERE id = @id AND state IN ('{OutboxState.Pending}', '{OutboxState.Waiting}')
        """;

    private const string Exchange =
        $"UPDATE outbox SET state = '{OutboxState.Pending}', message = @message, fallback = NULL, last_error = @error, updated_at = @now "
        + $"WHERE id = @id AND state IN ('{OutboxState.Pending}', '{OutboxState.Waiting}', '{OutboxState.Sending}')";

    private const string ExchangeContent =
        "UPDATE messages SET message_type = @type, text_content = @text, raw_payload = @raw, has_media = @no, media_mime_type = NULL, "
        + "media_url = NULL, media_local_path = NULL, media_metadata = NULL, updated_at = @now WHERE id = @id";

    private const string Release =
        $"UPDATE outbox SET state = '{OutboxState.Pending}', due_at = 0, updated_at = @now WHERE id = @id "
        + $"AND state = '{OutboxState.Ambiguous}'";

    private const string EndUnsent =
        "UPDATE outbox SET state = @state, last_error = @error, updated_at = @now WHERE id = @id "
        + $"AND state IN ('{OutboxState.Pending}', '{OutboxState.Waiting}')";

    private const string UnsentPiece = $"""
        SELECT state FROM outbox WHERE request_id = @request AND seq < @seq AND state <> '{OutboxState.Sent}' ORDER BY seq LIMIT 1
        """;

    // The chat of the row, since chats are joined while messages wait.
    private const string WindowOf = "SELECT c.service_window_expires_at FROM outbox o JOIN chats c ON c.id = o.chat_id WHERE o.id = @id";

    private const string ShowOutcome = $"""
        UPDATE messages SET delivery_status = @status, error_message = @error, error_code = @code, updated_at = @now WHERE id = @id
            AND delivery_status = '{DeliveryStatus.Pending}'
        """;

    private const string Interrupted =
        $"UPDATE outbox SET state = '{OutboxState.Ambiguous}', last_error = 'The host stopped while the message was being sent', "
        + $"updated_at = @now WHERE state = '{OutboxState.Sending}'";

    private const string Sending = $"SELECT seq, id, updated_at FROM outbox WHERE state = '{OutboxState.Sending}'";

    // Rows are ordered by age: only the oldest few are examined.
    private const string Purge = $"""
        DELETE FROM outbox WHERE seq IN (SELECT seq FROM (SELECT seq, state, updated_at FROM outbox ORDER BY seq LIMIT @slice) AS oldest
            WHERE updated_at < @before AND state IN ('{OutboxState.Sent}', '{OutboxState.Failed}', '{OutboxState.Cancelled}'))
        """;

    /// <summary>Returns its place in the order of the queue.</summary>
    public static ValueTask<long> AddOutboxAsync(this WriteSession session, OutboxRow row) => session.ReadOneAsync(
        Add,
        row => row.GetInt64(0),
        ("@id", row.Id), ("@instance", row.InstanceId), ("@chat", row.ChatId), ("@state", row.State), ("@request", row.RequestId),
        ("@message", row.Message), ("@fallback", row.Fallback), ("@due", row.DueAt), ("@expires", row.ExpiresAt), ("@reason", row.Reason),
        ("@trace", row.TraceParent), ("@queued", row.QueuedAt), ("@now", row.CreatedAt));

    /// <summary>Records that the message is about to leave, before it does. False when it no longer waits to be sent.</summary>
    public static async ValueTask<bool> ClaimAsync(this WriteSession session, Guid id, long now) =>
        await session.ExecuteAsync(Claim, ("@now", now), ("@id", id)) == 1;

    /// <summary>Returns a claimed message that did not leave to the queue.</summary>
    public static ValueTask PutBackAsync(this WriteSession session, Guid id, long now) =>
        session.WriteAsync(PutBack, ("@now", now), ("@id", id));

    /// <summary>Records that a refused message is retried later. False when a status has settled it meanwhile.</summary>
    public static async ValueTask<bool> WaitAsync(this WriteSession session, Guid id, long due, string reason, string error, long now) =>
        await session.ExecuteAsync(Wait, ("@due", due), ("@reason", reason), ("@error", error), ("@now", now), ("@id", id)) == 1;

    /// <summary>Records that something holds a message that has not left. False when it no longer waits to be sent.</summary>
    public static async ValueTask<bool> HoldAsync(this WriteSession session, Guid id, string reason, string error, long now) =>
        await session.ExecuteAsync(Hold, ("@reason", reason), ("@error", error), ("@now", now), ("@id", id)) == 1;

    /// <summary>Replaces the content to send.</summary>
    public static async ValueTask<bool> ExchangeAsync(
        this WriteSession session, Guid id, string message, string error, (string Type, string? Text, string Raw) shown, long now)
    {
        if (await session.ExecuteAsync(Exchange, ("@message", message), ("@error", error), ("@now", now), ("@id", id)) != 1) return false;
        await session.WriteAsync(
            ExchangeContent, ("@type", shown.Type), ("@text", shown.Text), ("@raw", shown.Raw), ("@no", false), ("@now", now), ("@id", id));
        return true;
    }

    /// <summary>Releases an ambiguous message to be sent again: no report came in time. False when it was settled meanwhile.</summary>
    public static async ValueTask<bool> ReleaseAsync(this WriteSession session, Guid id, long now) =>
        await session.ExecuteAsync(Release, ("@now", now), ("@id", id)) == 1;

    /// <summary>Ends a message that has not left. False when it is leaving or has ended.</summary>
    public static async ValueTask<bool> EndUnsentAsync(this WriteSession session, Guid id, string state, string error, long now) =>
        await session.ExecuteAsync(EndUnsent, ("@state", state), ("@error", error), ("@now", now), ("@id", id)) == 1;

    /// <summary>The state of the first earlier piece of the same long message that has not gone out; null when all have.</summary>
    public static ValueTask<string?> FindUnsentPieceAsync(this WriteSession session, Guid requestId, long seq) =>
        session.ReadOneAsync(UnsentPiece, row => row.GetString(0), ("@request", requestId), ("@seq", seq));

    /// <summary>End of the window of a message's chat, Unix ms; null when the other side has never written.</summary>
    public static ValueTask<long?> ReadWindowOfAsync(this WriteSession session, Guid id) =>
        session.ReadOneAsync(WindowOf, row => row.IsNull(0) ? (long?)null : row.GetInt64(0), ("@id", id));

    /// <summary>Shows the outcome on the message where no event does.</summary>
    public static ValueTask ShowOutcomeAsync(this WriteSession session, Guid id, string status, string? error, string? code, long now) =>
        session.WriteAsync(ShowOutcome, ("@status", status), ("@error", error), ("@code", code), ("@now", now), ("@id", id));

    /// <summary>The messages being sent when the host stopped, with the times of their claims.</summary>
    public static ValueTask<List<(long Seq, Guid Id, long ClaimedAt)>> ReadSendingAsync(this WriteSession session) =>
        session.ReadAllAsync(Sending, row => (row.GetInt64(0), row.GetGuid(1), row.GetInt64(2)));

    /// <summary>Marks messages that were being sent at a crash: they may or may not have gone out.</summary>
    public static async ValueTask<int> MarkInterruptedAsync(this WriteSession session, long now) =>
        await session.ExecuteAsync(Interrupted, ("@now", now));

    /// <summary>Removes those of the oldest rows that ended before a time and returns their number.</summary>
    public static async ValueTask<int> PurgeOutboxAsync(this WriteSession session, long before, int slice) =>
        await session.ExecuteAsync(Purge, ("@before", before), ("@slice", slice));
}
