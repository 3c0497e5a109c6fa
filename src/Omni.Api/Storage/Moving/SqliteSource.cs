using Microsoft.Data.Sqlite;
using Omni.Api.Storage.Sqlite;

namespace Omni.Api.Storage.Moving;

/// <summary>The two files of a stopped host, locked against any other process.</summary>
internal sealed class SqliteSource : IAsyncDisposable
{
    private const int Busy = 5;

    private readonly SqliteFiles _files;
    private readonly SqliteConnection _omni, _inbox;

    private SqliteSource(SqliteFiles files, SqliteConnection omni, SqliteConnection inbox) =>
        (_files, _omni, _inbox) = (files, omni, inbox);

    /// <exception cref="MoveRefusedException">The files are missing, a host runs on them, or an earlier version wrote them.</exception>
    public static async Task<SqliteSource> OpenAsync(SqliteFiles files, CancellationToken ct)
    {
        foreach (var file in new[] { files.Omni, files.Inbox })
        {
            if (!File.Exists(file))
                throw new MoveRefusedException($"There is no {file}: set Omni:DataDirectory to the data folder of the host");
        }

        var omni = await HoldAsync(files.Omni, ct);
        try
        {
            if (await SqliteMigration.AppliedAsync(omni, ct) != AppliedMigration.Latest<SqliteOmniDbContext>())
                throw new MoveRefusedException("The data is of another version of Omni: start this version on it once, and stop it again");
            return new SqliteSource(files, omni, await HoldAsync(files.Inbox, ct));
        }
        catch
        {
            await omni.DisposeAsync();
            throw;
        }
    }

    /// <summary>All rows of a table, with a value for each column; null is <see cref="DBNull"/>.</summary>
    public async IAsyncEnumerable<object[]> ReadAsync(MovedTable table)
    {
        await using var query = ConnectionOf(table).CreateCommand();
        query.CommandText = $"SELECT {table.ColumnNames} FROM {table.Name}{(table.Counted is { } key ? $" ORDER BY {key}" : "")}";
        await using var reader = await query.ExecuteReaderAsync();
        while (await reader.ReadAsync()) yield return [.. table.Columns.Select((column, i) => ValueOf(reader, i, column.Type))];
    }

    /// <summary>The last identity number assigned, also to a removed row.</summary>
    public async Task<long> LastNumberAsync(MovedTable table)
    {
        await using var query = ConnectionOf(table).CreateCommand();
        query.CommandText = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = @name";
        query.Parameters.AddWithValue("@name", table.Name);
        return (long)(await query.ExecuteScalarAsync())!;
    }

    /// <summary>Renames the files, so that no host continues on them by mistake.</summary>
    public async Task RetireAsync()
    {
        await DisposeAsync();
        foreach (var file in new[] { _files.Omni, _files.Inbox }) File.Move(file, file + ".moved");
    }

    public async ValueTask DisposeAsync()
    {
        await _omni.DisposeAsync();
        await _inbox.DisposeAsync();
    }

    /// <summary>Opens a file exclusively: an open connection of a host, even an idle one, prevents it.</summary>
    private static async Task<SqliteConnection> HoldAsync(string file, CancellationToken ct)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }
                .ToString());
        try
        {
            await connection.OpenAsync(ct);
            await using var hold = connection.CreateCommand();

            // The first query takes the lock.
            foreach (var step in new[]
            {
                "PRAGMA locking_mode=EXCLUSIVE",
                "SELECT count(*) FROM sqlite_master",
                "PRAGMA wal_checkpoint(TRUNCATE)",
            })
            {
                hold.CommandText = step;
                await hold.ExecuteScalarAsync(ct);
            }

            return connection;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Busy)
        {
            await connection.DisposeAsync();
            throw new MoveRefusedException($"A host runs on {file}: stop it first");
        }
    }

    private static object ValueOf(SqliteDataReader reader, int place, Type type) => type switch
    {
        _ when reader.IsDBNull(place) => DBNull.Value,
        _ when type == typeof(Guid) => reader.GetGuid(place),
        _ when type == typeof(bool) => reader.GetBoolean(place),
        _ when type == typeof(int) => reader.GetInt32(place),
        // PostgreSQL stores no U+0000 in a text; a host on it rejects one.
        _ when type == typeof(string) => reader.GetString(place).Replace('\0', '\uFFFD'),
        _ => reader.GetValue(place),
    };

    private SqliteConnection ConnectionOf(MovedTable table) => table == MovedTable.Inbox ? _inbox : _omni;
}
