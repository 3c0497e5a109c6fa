using Microsoft.Data.Sqlite;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// The inbox in a file of its own: append only, no index but the row id. A unique index on a random key would halve the rate (21.6k to
/// 11.4k appends a second, measured), so duplicates are dropped when effects are applied.
/// </summary>
internal sealed class SqliteInboxStore(SqliteFiles files, ILogger<SqliteInboxStore> logger) : IInboxStore, IHostedService
{
    // AUTOINCREMENT never reuses an id; otherwise the mark of processed webhooks would skip rows after a purge.
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS inbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            channel TEXT NOT NULL,
            instance_id TEXT,
            verified_by TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            trace_parent TEXT,
            body BLOB NOT NULL);
        """;

    private const long MaxReadBytes = 16 * 1024 * 1024;
    private const int PagesGivenBack = 2000;

    private readonly Lock _writing = new();
    private SqliteConnection? _writer;
    private SqliteAppend? _append;
    private SqliteIdentity? _identity;
    private SqliteCheckpointer? _checkpointer;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _writer = await SqliteFiles.OpenWriterAsync(files.Inbox, cancellationToken, mayMake: true);
        await using (var schema = _writer.CreateCommand())
        {
            schema.CommandText = Schema;
            await schema.ExecuteNonQueryAsync(cancellationToken);
        }

        _append = SqliteAppend.On(_writer);
        _identity = new SqliteIdentity(_writer, files.Inbox);
        _checkpointer = new SqliteCheckpointer(files.Inbox, logger);
        _checkpointer.Start();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice at the same time: the call that takes the connection closes everything of it.
        if (Interlocked.Exchange(ref _writer, null) is not { } writer) return;
        if (_checkpointer is not null) await _checkpointer.StopAsync();
        Interlocked.Exchange(ref _append, null)?.Dispose();
        await writer.DisposeAsync();
    }

    public async Task<long> OpenAfterAsync(long processed, CancellationToken ct)
    {
        await using var connection = await SqliteReaders.OpenAsync(files.Inbox, ct);
        await using var raise = connection.CreateCommand();
        raise.CommandText = """
            INSERT INTO sqlite_sequence (name, seq) SELECT 'inbox', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'inbox');
            UPDATE sqlite_sequence SET seq = @processed WHERE name = 'inbox' AND seq < @processed;
            SELECT seq FROM sqlite_sequence WHERE name = 'inbox';
            """;
        raise.Parameters.AddWithValue("@processed", processed);
        return (long)(await raise.ExecuteScalarAsync(ct))!;
    }

    public long Append(IReadOnlyList<NewWebhook> webhooks)
    {
        lock (_writing)
        {
            var append = _append ?? throw new InvalidOperationException("The inbox is not open");
            ThrowIfMoved();
            var last = append.Append(webhooks);

            // Moved in between: refused, and Meta sends it again.
            ThrowIfMoved();
            _checkpointer!.Committed(_writer!);
            return last;
        }
    }

    private void ThrowIfMoved()
    {
        if (_identity!.Fault is { } fault) throw new DatabaseMovedException(fault);
    }

    public Task<IReadOnlyList<StoredWebhook>> ReadAfterAsync(long id, int limit, CancellationToken ct) =>
        ReadAsync(id, filter: null, limit, ct);

    public Task<IReadOnlyList<StoredWebhook>> ReadAfterAsync(long id, ChannelFilter filter, int limit, CancellationToken ct) =>
        ReadAsync(id, filter, limit, ct);

    public async Task<long> CountAfterAsync(long id, ChannelFilter filter, CancellationToken ct)
    {
        await using var connection = await SqliteReaders.OpenAsync(files.Inbox, ct);
        await using var query = connection.CreateCommand();
        query.CommandText = $"SELECT count(*) FROM inbox WHERE id > @id{ConditionOf(query, filter)}";
        query.Parameters.AddWithValue("@id", id);
        return (long)(await query.ExecuteScalarAsync(ct))!;
    }

    public async Task<long> FindBeforeAsync(long receivedUnixMs, CancellationToken ct)
    {
        await using var connection = await SqliteReaders.OpenAsync(files.Inbox, ct);
        var (first, last) =
            (await NumberAsync("SELECT coalesce(min(id), 1) FROM inbox"), await NumberAsync("SELECT coalesce(max(id), 0) FROM inbox"));

        // Ids rise with the time of receipt, which has no index: a binary search finds the row.
        while (first <= last)
        {
            var middle = first + ((last - first) / 2);
            if (await NumberAsync("SELECT received_at FROM inbox WHERE id >= @middle ORDER BY id LIMIT 1", middle) < receivedUnixMs)
                first = middle + 1;
            else last = middle - 1;
        }

        return last;

        async Task<long> NumberAsync(string sql, long middle = 0)
        {
            await using var query = connection.CreateCommand();
            query.CommandText = sql;
            query.Parameters.AddWithValue("@middle", middle);
            return (long)(await query.ExecuteScalarAsync(ct))!;
        }
    }

    public void Replace(IReadOnlyList<(long Id, byte[]? Body)> changes)
    {
        lock (_writing)
        {
            if (_writer is null) throw new InvalidOperationException("The inbox is not open");
            using var overwrite = _writer.CreateCommand();
            overwrite.CommandText = "PRAGMA secure_delete=ON";
            overwrite.ExecuteNonQuery();
            try
            {
                using var transaction = _writer.BeginTransaction(deferred: false);
                foreach (var (id, body) in changes)
                {
                    using var change = _writer.CreateCommand();
                    change.Transaction = transaction;
                    change.CommandText = body is null ? "DELETE FROM inbox WHERE id = @id" : "UPDATE inbox SET body = @body WHERE id = @id";
                    change.Parameters.AddWithValue("@id", id);
                    if (body is not null) change.Parameters.AddWithValue("@body", body);
                    change.ExecuteNonQuery();
                }

                transaction.Commit();
                _checkpointer!.Committed(_writer);
            }
            finally
            {
                overwrite.CommandText = "PRAGMA secure_delete=OFF";
                overwrite.ExecuteNonQuery();
            }
        }
    }

    private async Task<IReadOnlyList<StoredWebhook>> ReadAsync(long id, ChannelFilter? filter, int limit, CancellationToken ct)
    {
        await using var connection = await SqliteReaders.OpenAsync(files.Inbox, ct);
        await using var query = connection.CreateCommand();
        query.CommandText =
            $"SELECT {StoredWebhook.Columns} FROM inbox WHERE id > @id{ConditionOf(query, filter)} ORDER BY id LIMIT @limit";
        query.Parameters.AddWithValue("@id", id);
        query.Parameters.AddWithValue("@limit", limit);
        await using var reader = await query.ExecuteReaderAsync(ct);
        return await StoredWebhook.ReadAsync(reader, MaxReadBytes, ct);
    }

    /// <summary>The filter as SQL, with its channels as parameters of the query.</summary>
    private static string ConditionOf(SqliteCommand query, ChannelFilter? filter)
    {
        if (filter is null || (filter.IsExclusion && filter.Channels.Count == 0)) return "";
        var names = filter.Channels.Select((channel, place) => query.Parameters.AddWithValue($"@channel{place}", channel).ParameterName);
        return $" AND channel {(filter.IsExclusion ? "NOT IN" : "IN")} ({string.Join(", ", names)})";
    }

    public int Remove(long upToId, long receivedBeforeUnixMs, int limit)
    {
        lock (_writing)
        {
            if (_writer is null) return 0;
            using var remove = _writer.CreateCommand();
            remove.CommandText =
                "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE id <= @upTo AND received_at < @before ORDER BY id LIMIT @limit)";
            remove.Parameters.AddWithValue("@upTo", upToId);
            remove.Parameters.AddWithValue("@before", receivedBeforeUnixMs);
            remove.Parameters.AddWithValue("@limit", limit);
            var removed = remove.ExecuteNonQuery();
            using var shrink = _writer.CreateCommand();
            shrink.CommandText = $"PRAGMA incremental_vacuum({PagesGivenBack})";
            if (removed > 0) shrink.ExecuteNonQuery();
            return removed;
        }
    }
}
