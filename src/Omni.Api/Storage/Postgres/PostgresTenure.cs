using Npgsql;
using Omni.Api.Foundation;

namespace Omni.Api.Storage.Postgres;

/// <summary>
/// Gives the database to one host at a time, by a lock that is bound to the writer's connection: a host that loses the connection cannot
/// write any more. A second host waits until the first is gone and then continues from the stored state. The writer raises its mark in
/// every transaction. The mark shows a host that reconnects whether its last commit was kept, and whether another host had the database in
/// between.
/// </summary>
internal sealed partial class PostgresTenure(PostgresDatabase database, ILogger<PostgresTenure> logger)
{
    /// <summary>The name of the transaction counter in <c>progress</c>.</summary>
    public const string Mark = "writer";

    /// <summary>
    /// Added to the mark by a new holder: more than any host commits, so that no earlier holder mistakes the mark for its own.
    /// </summary>
    private const long Era = 1L << 40;

    /// <summary>The space of all advisory locks of Omni: "omni" in ASCII.</summary>
    public const int LockSpace = 0x6f6d6e69;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Waits until this host has the database and returns the connection that holds it.</summary>
    public async Task<NpgsqlConnection> AcquireAsync(CancellationToken ct)
    {
        var connection = await database.OpenWriterAsync(ct);
        if (await TryLockAsync(connection, ct)) return connection;
        Log.Waiting(logger);
        while (!await TryLockAsync(connection, ct)) await Task.Delay(Look, TimeProvider.System, ct);
        Log.Acquired(logger);
        return connection;
    }

    /// <summary>The connection that holds the database; null when another host has it.</summary>
    public async Task<NpgsqlConnection?> TryAcquireAsync(CancellationToken ct)
    {
        var connection = await database.OpenWriterAsync(ct);
        if (await TryLockAsync(connection, ct)) return connection;
        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Begins an era of its own and returns the mark.</summary>
    public static async Task<long> BeginAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var begin = new NpgsqlCommand("""
            INSERT INTO progress (name, position) VALUES (@name, @era)
            ON CONFLICT (name) DO UPDATE SET position = (progress.position / @era + 1) * @era RETURNING position
            """, connection);
        begin.Parameters.AddWithValue("name", Mark);
        begin.Parameters.AddWithValue("era", Era);
        return (long)(await begin.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Opens a new connection in place of a broken one and reads the stored mark.</summary>
    /// <exception cref="TenureLostException">Another host has, or had, the database.</exception>
    public async Task<(NpgsqlConnection Connection, long Mark)> RegainAsync(long mark, CancellationToken ct)
    {
        var connection = await database.OpenWriterAsync(ct);
        try
        {
            var isHeld = await TryLockAsync(connection, ct);
            await using var read = new NpgsqlCommand("SELECT position FROM progress WHERE name = @name", connection);
            read.Parameters.AddWithValue("name", Mark);
            var stored = (long)(await read.ExecuteScalarAsync(ct))!;
            if (stored / Era != mark / Era) throw new TenureLostException();

            // The server may not have noticed yet that the old connection is gone.
            if (!isHeld) throw new NpgsqlException("The database is held by another connection");
            return (connection, stored);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock(@space, 1)", connection);
        take.Parameters.AddWithValue("space", LockSpace);
        return (bool)(await take.ExecuteScalarAsync(ct))!;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Waiting, LogLevel.Information, "Another host has the database: waiting until it is gone")]
        public static partial void Waiting(ILogger logger);

        [LoggerMessage(EventIds.Acquired, LogLevel.Information, "This host has the database now")]
        public static partial void Acquired(ILogger logger);
    }
}
