namespace Omni.Api.Persistence.Statements;

/// <summary>What is asked at every start and every few seconds.</summary>
internal static class ReadingStatements
{
    private const string Instances = "SELECT channel, count(*) FROM instances GROUP BY channel";

    private const string Events = "SELECT seq, id, event_type, channel, instance_id, envelope FROM omni_events WHERE seq > @after ORDER BY seq LIMIT @limit";

    private const string MediaDue = "SELECT 1 FROM media WHERE state = 'pending' AND next_attempt_at <= @now LIMIT 1";

    private const string Ambiguous = "SELECT 1 FROM outbox WHERE state = 'ambiguous' LIMIT 1";

    /// <summary>How many instances each channel has: also the shortest proof that the database answers.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountInstancesAsync(this IReadDb reads, CancellationToken ct) =>
        (await reads.ReadAsync(Instances, reader => (Channel: reader.GetString(0), Count: reader.GetInt32(1)), ct)).ToDictionary(c => c.Channel, c => c.Count, StringComparer.Ordinal);

    /// <summary>The events after a place, in their order.</summary>
    public static Task<List<T>> ReadEventsAsync<T>(this IReadDb reads, long after, int limit, Func<System.Data.Common.DbDataReader, T> map, CancellationToken ct) =>
        reads.ReadAsync(Events, map, ct, ("@after", after), ("@limit", limit));

    /// <summary>Whether any media is to be fetched now.</summary>
    public static async Task<bool> IsMediaDueAsync(this IReadDb reads, long now, CancellationToken ct) => (await reads.ReadAsync(MediaDue, _ => true, ct, ("@now", now))).Count > 0;

    /// <summary>Whether any send waits for a status to tell of it.</summary>
    public static async Task<bool> HasAmbiguousAsync(this IReadDb reads, CancellationToken ct) => (await reads.ReadAsync(Ambiguous, _ => true, ct)).Count > 0;
}
