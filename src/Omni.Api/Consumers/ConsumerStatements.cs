using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Consumers;

/// <summary>Statements on consumers and their leases.</summary>
internal static class ConsumerStatements
{
    private const string Move = "UPDATE event_consumers SET cursor = @cursor, updated_at = @now WHERE id = @id AND cursor < @cursor";

    private const string Position = """
        SELECT c.cursor, (SELECT max(l.to_seq) FROM consumer_leases l WHERE l.consumer_id = c.id) FROM event_consumers c WHERE c.id = @id
        """;

    private const string Expired = $"""
        SELECT id, from_seq, to_seq FROM consumer_leases WHERE consumer_id = @id AND state = '{ConsumerLeaseState.Out}'
            AND expires_at <= @now ORDER BY from_seq LIMIT 1
        """;

    private const string EndOfPage = """
        SELECT max(seq), count(*) FROM (SELECT seq FROM omni_events WHERE seq > @after AND seq <= @upTo ORDER BY seq LIMIT @limit) AS page
        """;

    private const string Add = $"""
        INSERT INTO consumer_leases (id, consumer_id, from_seq, to_seq, state, expires_at)
        VALUES (@id, @consumer, @from, @to, '{ConsumerLeaseState.Out}', @expires)
        """;

    private const string SetState =
        $"UPDATE consumer_leases SET state = @state WHERE id = @id AND state = '{ConsumerLeaseState.Out}'";

    private const string Shorten = $"""
        UPDATE consumer_leases SET to_seq = @to WHERE id = @id AND state = '{ConsumerLeaseState.Out}' AND to_seq > @to
        """;

    private const string Expire =
        $"UPDATE consumer_leases SET expires_at = 0 WHERE id = @id AND state = '{ConsumerLeaseState.Out}'";

    private const string StateOf = "SELECT state FROM consumer_leases WHERE id = @id AND consumer_id = @consumer";

    private const string FirstOut = $"""
        SELECT min(from_seq), count(*) FROM consumer_leases WHERE consumer_id = @id AND state = '{ConsumerLeaseState.Out}'
        """;

    private const string Purge = $"""
        DELETE FROM consumer_leases WHERE consumer_id = @id AND state <> '{ConsumerLeaseState.Out}' AND expires_at < @before
            AND to_seq < (SELECT max(to_seq) FROM consumer_leases WHERE consumer_id = @id)
        """;

    /// <summary>Moves a cursor forward.</summary>
    public static ValueTask MoveConsumerAsync(this WriteSession session, Guid id, long cursor, long now) =>
        session.WriteAsync(Move, ("@cursor", cursor), ("@now", now), ("@id", id));

    /// <summary>The end of what was leased so far, which is at least the cursor; null when the consumer is gone.</summary>
    public static async ValueTask<long?> ReadLeasedUpToAsync(this WriteSession session, Guid id) =>
        await session.ReadOneAsync(
            Position, row => (long?)Math.Max(row.GetInt64(0), row.IsNull(1) ? 0 : row.GetInt64(1)), ("@id", id));

    /// <summary>The oldest lease that has expired; null when there is none.</summary>
    public static async ValueTask<(Guid Id, long From, long To)?> FindExpiredLeaseAsync(this WriteSession session, Guid id, long now) =>
        await session.ReadOneAsync(
            Expired, row => ((Guid, long, long)?)(row.GetGuid(0), row.GetInt64(1), row.GetInt64(2)), ("@id", id), ("@now", now));

    /// <summary>The last of the first events of a range, and how many they are; null when the range has none.</summary>
    public static async ValueTask<(long Last, int Count)?> FindEndOfPageAsync(
        this WriteSession session, long after, long upTo, int limit) =>
        await session.ReadOneAsync(
            EndOfPage, row => row.IsNull(0) ? ((long, int)?)null : (row.GetInt64(0), (int)row.GetInt64(1)),
            ("@after", after), ("@upTo", upTo), ("@limit", limit));

    /// <summary>Adds a lease.</summary>
    public static ValueTask AddLeaseAsync(
        this WriteSession session, Guid id, Guid consumerId, (long From, long To) range, long expiresAt) =>
        session.WriteAsync(
            Add, ("@id", id), ("@consumer", consumerId), ("@from", range.From), ("@to", range.To), ("@expires", expiresAt));

    /// <summary>Ends a lease that is out.</summary>
    public static ValueTask EndLeaseAsync(this WriteSession session, Guid id, string state) =>
        session.WriteAsync(SetState, ("@state", state), ("@id", id));

    /// <summary>Ends a range earlier. False when it ends there already, or the lease is no longer out.</summary>
    public static async ValueTask<bool> ShortenLeaseAsync(this WriteSession session, Guid id, long to) =>
        await session.ExecuteAsync(Shorten, ("@to", to), ("@id", id)) == 1;

    /// <summary>Ends the time of a lease: the next puller gets its range.</summary>
    public static ValueTask ExpireLeaseAsync(this WriteSession session, Guid id) => session.WriteAsync(Expire, ("@id", id));

    /// <summary>The state of a lease; null when there is none.</summary>
    public static ValueTask<string?> ReadLeaseAsync(this WriteSession session, Guid id, Guid consumerId) =>
        session.ReadOneAsync(StateOf, row => (string?)row.GetString(0), ("@id", id), ("@consumer", consumerId));

    /// <summary>Where the oldest lease that is out begins; null when none is out.</summary>
    public static async ValueTask<long?> FindFirstOutAsync(this WriteSession session, Guid id) =>
        await session.ReadOneAsync(FirstOut, row => row.IsNull(0) ? (long?)null : row.GetInt64(0), ("@id", id));

    /// <summary>Removes leases that ended long ago, but never the newest: its end is where the next begins.</summary>
    public static ValueTask PurgeLeasesAsync(this WriteSession session, Guid id, long before) =>
        session.WriteAsync(Purge, ("@id", id), ("@before", before));
}
