using Omni.Api.Storage.Rows;
using Omni.Contract.Outbox;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Storage;

/// <summary>Queries run at every start and every few seconds.</summary>
internal static class ReadingStatements
{
    private const string Instances = "SELECT channel, count(*) FROM instances GROUP BY channel";

    private const string Events =
        "SELECT seq, id, event_type, channel, instance_id, chat_id, envelope FROM omni_events WHERE seq > @after ORDER BY seq LIMIT @limit";

    private const string LastEvent = "SELECT coalesce(max(seq), 0) FROM omni_events";

    private const string EventPlace = """
        SELECT seq FROM omni_events WHERE id = @id UNION ALL SELECT position FROM erased_keys WHERE key_hash = @hash
            AND position IS NOT NULL
        """;

    private const string FirstEventSince = "SELECT processed_at FROM omni_events WHERE seq >= @seq ORDER BY seq LIMIT 1";

    private const string EventCounts = """
        SELECT instance_id, event_type, content_type, processed_at / @step, channel, count(*), sum(processed_at - received_at)
        FROM omni_events
        WHERE seq >= @from AND seq < @to AND event_type IN ('message.received', 'message.sent', 'message.failed')
        GROUP BY 1, 2, 3, 4, 5
        """;

    private const string MediaDue = $"SELECT 1 FROM media WHERE state = '{MediaState.Pending}' AND next_attempt_at <= @now LIMIT 1";

    private const string ActiveSubscription = $"SELECT 1 FROM subscriptions WHERE state = '{SubscriptionState.Active}' LIMIT 1";

    private const string Ambiguous = $"SELECT 1 FROM outbox WHERE state = '{OutboxState.Ambiguous}' LIMIT 1";

    /// <summary>The number of instances per channel; also the shortest proof that the database answers.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountInstancesAsync(this IReadDb reads, CancellationToken ct) =>
        (await reads.ReadAsync(Instances, reader => (Channel: reader.GetString(0), Count: reader.GetInt32(1)), ct))
            .ToDictionary(c => c.Channel, c => c.Count, StringComparer.Ordinal);

    /// <summary>The events after a place, in their order.</summary>
    public static Task<List<T>> ReadEventsAsync<T>(
        this IReadDb reads, long after, int limit, Func<System.Data.Common.DbDataReader, T> map, CancellationToken ct) =>
        reads.ReadAsync(Events, map, ct, ("@after", after), ("@limit", limit));

    /// <summary>The place of the last event; 0 before the first.</summary>
    public static async Task<long> ReadLastEventAsync(this IReadDb reads, CancellationToken ct) =>
        (await reads.ReadAsync(LastEvent, reader => reader.GetInt64(0), ct))[0];

    /// <summary>The place of an event, or of an erased one; null when no event has that id.</summary>
    public static async Task<long?> ReadEventPlaceAsync(this IReadDb reads, Guid id, CancellationToken ct) =>
        (await reads.ReadAsync(EventPlace, reader => (long?)reader.GetInt64(0), ct, ("@id", id), ("@hash", ErasedKey.OfEvent(id))))
            .FirstOrDefault();

    /// <summary>When the first event from a place on was processed; null when there is none.</summary>
    public static async Task<long?> ReadEventTimeAsync(this IReadDb reads, long seq, CancellationToken ct) =>
        (await reads.ReadAsync(FirstEventSince, reader => (long?)reader.GetInt64(0), ct, ("@seq", seq))).FirstOrDefault();

    /// <summary>Counts messages received, sent and failed between two places, by instance, type, content and time step.</summary>
    public static Task<List<T>> CountEventsAsync<T>(
        this IReadDb reads, long from, long to, long stepMs, Func<System.Data.Common.DbDataReader, T> map, CancellationToken ct) =>
        reads.ReadAsync(EventCounts, map, ct, ("@from", from), ("@to", to), ("@step", stepMs));

    /// <summary>Whether any media is to be fetched now.</summary>
    public static async Task<bool> IsMediaDueAsync(this IReadDb reads, long now, CancellationToken ct) =>
        (await reads.ReadAsync(MediaDue, _ => true, ct, ("@now", now))).Count > 0;

    /// <summary>Whether any active subscription exists.</summary>
    public static async Task<bool> HasActiveSubscriptionAsync(this IReadDb reads, CancellationToken ct) =>
        (await reads.ReadAsync(ActiveSubscription, _ => true, ct)).Count > 0;

    /// <summary>Whether any send waits for a status.</summary>
    public static async Task<bool> HasAmbiguousAsync(this IReadDb reads, CancellationToken ct) =>
        (await reads.ReadAsync(Ambiguous, _ => true, ct)).Count > 0;
}
