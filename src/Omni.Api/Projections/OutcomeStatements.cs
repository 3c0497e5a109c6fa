using Omni.Api.Storage;
using Omni.Contract.Outbox;

namespace Omni.Api.Projections;

/// <summary>How a message on its way out has ended: its answer and its statuses both say it.</summary>
internal static class OutcomeStatements
{
    private const string Settle = $"""
        UPDATE outbox SET state = @state, last_error = @error, updated_at = @now WHERE id = @id
            AND state IN ('{OutboxState.Pending}', '{OutboxState.Waiting}', '{OutboxState.Sending}', '{OutboxState.Ambiguous}')
        """;

    private const string ReadMessage = "SELECT message FROM outbox WHERE id = @id";

    /// <summary>Records how it ended; false when it had ended before.</summary>
    public static async ValueTask<bool> SettleAsync(this WriteSession session, Guid id, string state, string? error, long now) =>
        await session.ExecuteAsync(Settle, ("@state", state), ("@error", error), ("@now", now), ("@id", id)) == 1;

    /// <summary>Records how it ended, unless it had ended before.</summary>
    public static ValueTask EndAsync(this WriteSession session, Guid id, string state, string? error, long now) =>
        session.WriteAsync(Settle, ("@state", state), ("@error", error), ("@now", now), ("@id", id));

    /// <summary>The message as it was given to us, or null.</summary>
    public static ValueTask<string?> ReadOutboxMessageAsync(this WriteSession session, Guid id) =>
        session.ReadOneAsync(ReadMessage, row => row.GetString(0), ("@id", id));
}
