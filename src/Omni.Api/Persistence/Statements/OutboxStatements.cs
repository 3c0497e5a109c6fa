using Omni.Api.Persistence.Rows;

namespace Omni.Api.Persistence.Statements;

/// <summary>The outbox. A row moves pending → sending → sent, failed or ambiguous, and no other way.</summary>
internal static class OutboxStatements
{
    private const string Add = """
        INSERT INTO outbox (id, instance_id, chat_id, state, request_id, message, attempts, trace_parent, created_at, updated_at)
        VALUES (@id, @instance, @chat, 'pending', @request, @message, 0, @trace, @now, @now)
        """;

    private const string Claim = """
        UPDATE outbox SET state = 'sending', attempts = attempts + 1, updated_at = @now WHERE id = @id AND state = 'pending'
        """;

    private const string EarlierPieceFailed = """
        SELECT 1 FROM outbox WHERE request_id = @request AND seq < @seq AND state <> 'sent'
        """;

    private const string Settle = "UPDATE outbox SET state = @state, last_error = @error, updated_at = @now WHERE id = @id AND state IN ('pending', 'sending', 'ambiguous')";

    private const string ReadMessage = "SELECT message FROM outbox WHERE id = @id";

    private const string Interrupted = "UPDATE outbox SET state = 'ambiguous', last_error = 'The host stopped while the message was being sent', updated_at = @now WHERE state = 'sending'";

    public static async ValueTask AddOutboxAsync(this WriteSession session, OutboxRow row) => await session.ExecuteAsync(
        Add,
        ("@id", row.Id), ("@instance", row.InstanceId), ("@chat", row.ChatId), ("@request", row.RequestId), ("@message", row.Message), ("@trace", row.TraceParent), ("@now", row.CreatedAt));

    /// <summary>Records that the message is about to leave, before it does. False when it is no longer pending.</summary>
    public static async ValueTask<bool> ClaimAsync(this WriteSession session, Guid id, long now) => await session.ExecuteAsync(Claim, ("@now", now), ("@id", id)) == 1;

    /// <summary>Whether an earlier piece of the same long message did not go out.</summary>
    public static async ValueTask<bool> HasEarlierPieceFailedAsync(this WriteSession session, Guid requestId, long seq) =>
        await session.ReadOneAsync(EarlierPieceFailed, _ => true, ("@request", requestId), ("@seq", seq));

    /// <summary>Records how it ended; false when it had ended before.</summary>
    public static async ValueTask<bool> SettleAsync(this WriteSession session, Guid id, string state, string? error, long now) =>
        await session.ExecuteAsync(Settle, ("@state", state), ("@error", error), ("@now", now), ("@id", id)) == 1;

    /// <summary>The message as it was given to us, or null.</summary>
    public static ValueTask<string?> ReadOutboxMessageAsync(this WriteSession session, Guid id) => session.ReadOneAsync(ReadMessage, reader => reader.GetString(0), ("@id", id));

    /// <summary>After a crash: what was being sent may or may not have gone out.</summary>
    public static async ValueTask<int> MarkInterruptedAsync(this WriteSession session, long now) => await session.ExecuteAsync(Interrupted, ("@now", now));
}
