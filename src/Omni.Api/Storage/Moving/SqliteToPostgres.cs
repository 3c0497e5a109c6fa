using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Omni.Api.Storage.Postgres;

namespace Omni.Api.Storage.Moving;

/// <summary>
/// Moves all data of a host on SQLite into an empty PostgreSQL database: every row with its id and its place, so that chats, cursors,
/// queued sends, known events and raw webhooks continue unchanged. All of it in one transaction, or nothing.
/// </summary>
internal sealed class SqliteToPostgres(PostgresTenure tenure, PostgresSchema schema, IDbContextFactory<PostgresOmniDbContext> contexts)
{
    /// <summary>Returns the number of rows of each table. The caller decides whether the source is retired.</summary>
    /// <exception cref="MoveRefusedException">The database is not empty, or a host uses it.</exception>
    public async Task<IReadOnlyList<(string Table, long Rows)>> RunAsync(SqliteSource source, CancellationToken ct)
    {
        await using var connection = await tenure.TryAcquireAsync(ct)
            ?? throw new MoveRefusedException("A host runs on the PostgreSQL database: it must be an empty one");
        await schema.UpdateAsync(connection, ct);
        await using (var inbox = new NpgsqlCommand(PostgresInboxStore.Schema, connection)) await inbox.ExecuteNonQueryAsync(ct);

        await using var db = await contexts.CreateDbContextAsync(ct);
        List<MovedTable> tables = [.. db.Model.GetEntityTypes().Select(MovedTable.Of), MovedTable.Inbox];
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var table in tables)
        {
            if (await NumberAsync(connection, $"SELECT count(*) FROM (SELECT 1 FROM {table.Name} LIMIT 1) AS first", ct) > 0)
                throw new MoveRefusedException($"The PostgreSQL database is not empty: its table {table.Name} has rows");
        }

        var moved = new List<(string, long)>();
        foreach (var table in tables) moved.Add((table.Name, await CopyAsync(connection, source, table, ct)));
        await transaction.CommitAsync(ct);
        return moved;
    }

    private static async Task<long> CopyAsync(NpgsqlConnection connection, SqliteSource source, MovedTable table, CancellationToken ct)
    {
        var rows = 0L;
        await using (var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({table.ColumnNames}) FROM STDIN (FORMAT BINARY)", ct))
        {
            var types = table.Columns.Select(c => MovedTable.TypeOf(c.Type)).ToArray();
            await foreach (var row in source.ReadAsync(table))
            {
                await WriteAsync(copy, row, types, ct);
                rows++;
            }

            await copy.CompleteAsync(ct);
        }

        // An assigned number is never reused: cursors of consumers contain them.
        if (table.Counted is { } counted && await source.LastNumberAsync(table) is var last and > 0)
            await NumberAsync(connection, $"SELECT setval(pg_get_serial_sequence('{table.Name}', '{counted}'), {last})", ct);
        return rows;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, object[] row, NpgsqlDbType[] types, CancellationToken ct)
    {
        await copy.StartRowAsync(ct);
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is DBNull) await copy.WriteNullAsync(ct);
            else await copy.WriteAsync(row[i], types[i], ct);
        }
    }

    private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var query = new NpgsqlCommand(sql, connection);
        return (long)(await query.ExecuteScalarAsync(ct))!;
    }
}
