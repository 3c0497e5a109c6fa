using Omni.Api.Storage;
using Omni.Contract.Outbox;

namespace Omni.Api.Projections;

/// <summary>Statements on the end of outgoing messages: both the channel's answer and its statuses report it.</summary>
internal static class OutcomeStatements
{
    private const string Settle = $"""
        UPDATE outbox SET state = @state, last_error = @error, updated_at = @now WHERE id = @id
            AND state IN ('{OutboxState.Pending}', '{OutboxState.Waiting}', '{OutboxState.Sending}', '{OutboxState.Ambiguous}')
        """;

    private const string ReadMessage = "SELECT message FROM outbox WHERE id = @id";

    /// <summary>Records the end; false when the message had ended before.</summary>
    public static async ValueTask<bool> SettleAsync(this WriteSession session, Guid id, string state, string? error, long now) =>
        await session.ExecuteAsync(Settle, ("@state", state), ("@error", error), ("@now", now), ("@id", id)) == 1;

    /// <summary>Records the end, unless the message had ended before.</summary>
    public static ValueTask EndAsync(this WriteSession session, Guid id, string state, string? error, long now) =>
        session.WriteAsync(Settle, ("@state", state), ("@error", error), ("@now", now), ("@id", id));

    /// <summary>The message as the caller sent it, or null.</summary>
    public static ValueTask<string?> ReadOutboxMessageAsync(this WriteSession session, Guid id) =>
        session.ReadOneAsync(ReadMessage, row => row.GetString(0), ("@id", id));
}
