using Microsoft.Data.Sqlite;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>
/// The inbox in a file of its own: append only, no index but the row id. A unique index on a random key would halve the
/// rate (21.6k to 11.4k appends a second, measured), so duplicates are dropped where the effect is.
/// </summary>
internal sealed class SqliteInboxStore(SqliteFiles files) : IInboxStore, IHostedService
{
    // AUTOINCREMENT: an id is never given twice, or the mark of what is processed would skip rows after a purge.
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

    private const string Append = "INSERT INTO inbox (channel, instance_id, verified_by, received_at, trace_parent, body) VALUES (@channel, @instance, @verified, @received, @trace, @body)";

    private const long MaxReadBytes = 16 * 1024 * 1024;

    private SqliteConnection? _writer;
    private SqliteCommand? _append;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _writer = await SqliteFiles.OpenWriterAsync(files.Inbox, cancellationToken);
        await using (var schema = _writer.CreateCommand())
        {
            schema.CommandText = Schema;
            await schema.ExecuteNonQueryAsync(cancellationToken);
        }

        _append = _writer.CreateCommand();
        _append.CommandText = Append;
        foreach (var name in new[] { "@channel", "@instance", "@verified", "@received", "@trace", "@body" }) _append.Parameters.Add(new SqliteParameter { ParameterName = name });
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be told twice to stop, at the same time: whoever takes the connection closes everything of it.
        if (Interlocked.Exchange(ref _writer, null) is not { } writer) return;
        if (Interlocked.Exchange(ref _append, null) is { } append) await append.DisposeAsync();
        await writer.DisposeAsync();
    }

    public async Task AppendAsync(IReadOnlyList<NewDelivery> deliveries, CancellationToken ct)
    {
        var append = _append ?? throw new InvalidOperationException("The inbox is not open");
        await using var transaction = _writer!.BeginTransaction(deferred: false);
        append.Transaction = transaction;
        foreach (var delivery in deliveries)
        {
            append.Parameters[0].Value = delivery.Channel;
            append.Parameters[1].Value = delivery.InstanceId is { } id ? id : DBNull.Value;
            append.Parameters[2].Value = delivery.VerifiedBy;
            append.Parameters[3].Value = delivery.ReceivedAtUnixMs;
            append.Parameters[4].Value = (object?)delivery.TraceParent ?? DBNull.Value;
            append.Parameters[5].Value = delivery.Body.ToArray();
            await append.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    public async Task<IReadOnlyList<StoredDelivery>> ReadAfterAsync(long id, int limit, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(SqliteFiles.ConnectionStringOf(files.Inbox));
        await connection.OpenAsync(ct);
        await using var query = connection.CreateCommand();
        query.CommandText = "SELECT id, channel, instance_id, verified_by, received_at, trace_parent, body FROM inbox WHERE id > @id ORDER BY id LIMIT @limit";
        query.Parameters.AddWithValue("@id", id);
        query.Parameters.AddWithValue("@limit", limit);
        await using var reader = await query.ExecuteReaderAsync(ct);
        var found = new List<StoredDelivery>();
        long bytes = 0;
        while (bytes < MaxReadBytes && await reader.ReadAsync(ct))
        {
            found.Add(new StoredDelivery(reader.GetInt64(0), new NewDelivery
            {
                Channel = reader.GetString(1),
                InstanceId = reader.IsDBNull(2) ? null : reader.GetGuid(2),
                VerifiedBy = reader.GetString(3),
                ReceivedAtUnixMs = reader.GetInt64(4),
                TraceParent = reader.IsDBNull(5) ? null : reader.GetString(5),
                Body = reader.GetFieldValue<byte[]>(6),
            }));
            bytes += found[^1].Delivery.Body.Length;
        }

        return found;
    }

    public async Task<int> RemoveAsync(long upToId, long receivedBeforeUnixMs, int limit, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(SqliteFiles.ConnectionStringOf(files.Inbox));
        await connection.OpenAsync(ct);
        await using var remove = connection.CreateCommand();
        remove.CommandText = "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE id <= @upTo AND received_at < @before ORDER BY id LIMIT @limit)";
        remove.Parameters.AddWithValue("@upTo", upToId);
        remove.Parameters.AddWithValue("@before", receivedBeforeUnixMs);
        remove.Parameters.AddWithValue("@limit", limit);
        return await remove.ExecuteNonQueryAsync(ct);
    }
}
