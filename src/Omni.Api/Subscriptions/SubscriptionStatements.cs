using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>Statements on deliveries. One row per event and subscription, so plain SQL.</summary>
internal static class SubscriptionStatements
{
    private const string Add = $"""
        INSERT INTO subscription_deliveries (id, subscription_id, event_id, event_seq, event_type, state, attempts, next_attempt_at,
            give_up_at, created_at, updated_at)
        VALUES (@id, @subscription, @event, @seq, @type, '{SubscriptionDeliveryState.Pending}', 0, @now, @giveUp, @now, @now)
        ON CONFLICT DO NOTHING
        """;

    private const string Settle = $"""
        UPDATE subscription_deliveries SET state = @state, attempts = attempts + 1, next_attempt_at = @next, response_status = @status,
            error = @error, duration_ms = @took, delivered_at = @delivered, updated_at = @now WHERE id = @id
            AND state = '{SubscriptionDeliveryState.Pending}'
        """;

    private const string Healthy = """
        UPDATE subscriptions SET failing_since = NULL, failures = 0, retry_at = 0, last_delivered_at = @now WHERE id = @id
        """;

    private const string Failing = $"""
        UPDATE subscriptions SET failing_since = coalesce(failing_since, @now), failures = failures + 1, retry_at = @retry
            WHERE id = @id AND state = '{SubscriptionState.Active}'
        """;

    private const string Disable =
        $"UPDATE subscriptions SET state = '{SubscriptionState.Disabled}', disabled_reason = @reason, updated_at = @now WHERE id = @id "
        + $"AND state = '{SubscriptionState.Active}'";

    private const string DisableOf = Disable + " AND key_id = @key";

    private const string GiveUp =
        $"UPDATE subscription_deliveries SET state = '{SubscriptionDeliveryState.Failed}', error = coalesce(error, @reason), "
        + $"updated_at = @now WHERE subscription_id = @id AND state = '{SubscriptionDeliveryState.Pending}'";

    private const string Again = $"""
        UPDATE subscription_deliveries SET state = '{SubscriptionDeliveryState.Pending}', next_attempt_at = @now, give_up_at = @giveUp,
            error = NULL, delivered_at = NULL, updated_at = @now WHERE id = @id AND state <> '{SubscriptionDeliveryState.Pending}'
        """;

    private const string Purge = $"""
        DELETE FROM subscription_deliveries WHERE seq IN (SELECT seq FROM subscription_deliveries
            WHERE state <> '{SubscriptionDeliveryState.Pending}' AND updated_at < @before LIMIT @limit)
        """;

    /// <summary>Adds a delivery; a second call changes nothing.</summary>
    public static ValueTask AddSubscriptionDeliveryAsync(this WriteSession session, SubscriptionDeliveryRow row) => session.WriteAsync(
        Add, ("@id", row.Id), ("@subscription", row.SubscriptionId), ("@event", row.EventId), ("@seq", row.EventSeq),
        ("@type", row.EventType), ("@now", row.CreatedAt), ("@giveUp", row.GiveUpAt));

    /// <summary>Records the result of a try.</summary>
    public static ValueTask SettleSubscriptionDeliveryAsync(this WriteSession session, SubscriptionDeliveryRow row) => session.WriteAsync(
        Settle, ("@state", row.State), ("@next", row.NextAttemptAt), ("@status", row.ResponseStatus), ("@error", row.Error),
        ("@took", row.DurationMs), ("@delivered", row.DeliveredAt), ("@now", row.UpdatedAt), ("@id", row.Id));

    /// <summary>Records that a delivery succeeded.</summary>
    public static ValueTask SetSubscriptionHealthyAsync(this WriteSession session, Guid id, long now) =>
        session.WriteAsync(Healthy, ("@now", now), ("@id", id));

    /// <summary>Records that a delivery failed; the next try is not before <paramref name="retryAt"/>.</summary>
    public static ValueTask SetSubscriptionFailingAsync(this WriteSession session, Guid id, long retryAt, long now) =>
        session.WriteAsync(Failing, ("@now", now), ("@retry", retryAt), ("@id", id));

    /// <summary>Disables a subscription and ends its waiting deliveries.</summary>
    public static async ValueTask DisableSubscriptionAsync(this WriteSession session, Guid id, string reason, long now)
    {
        await session.WriteAsync(Disable, ("@reason", reason), ("@now", now), ("@id", id));
        await session.WriteAsync(GiveUp, ("@reason", reason), ("@now", now), ("@id", id));
    }

    /// <summary>Disables a subscription, unless another key has resumed it meanwhile.</summary>
    public static async ValueTask DisableSubscriptionOfAsync(this WriteSession session, Guid id, Guid? keyId, string reason, long now)
    {
        if (await session.ExecuteAsync(DisableOf, ("@reason", reason), ("@now", now), ("@id", id), ("@key", keyId)) == 0) return;
        await session.WriteAsync(GiveUp, ("@reason", reason), ("@now", now), ("@id", id));
    }

    /// <summary>Queues a delivery again; returns whether it had ended.</summary>
    public static async ValueTask<bool> RedeliverAsync(this WriteSession session, Guid id, long giveUpAt, long now) =>
        await session.ExecuteAsync(Again, ("@now", now), ("@giveUp", giveUpAt), ("@id", id)) > 0;

    /// <summary>Removes a slice of ended deliveries from the log.</summary>
    public static ValueTask<int> PurgeSubscriptionDeliveriesAsync(this WriteSession session, long before, int limit) =>
        session.ExecuteAsync(Purge, ("@before", before), ("@limit", limit));
}
