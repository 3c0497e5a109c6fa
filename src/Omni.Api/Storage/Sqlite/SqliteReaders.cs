using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// Keeps reading connections from checkpointing the log. SQLite lets the last connection to a file move the log into it and remove the log.
/// Where a file was replaced under the running host, a reader of the new file would do that with the log that the writer still uses.
/// </summary>
internal sealed class SqliteReaders : DbConnectionInterceptor
{
    /// <summary>A shared instance: EF keeps a set of services for each.</summary>
    public static readonly SqliteReaders Instance = new();

    /// <summary>Opens a connection of the pool.</summary>
    public static async Task<SqliteConnection> OpenAsync(string file, CancellationToken ct)
    {
        var connection = new SqliteConnection(SqliteFiles.ConnectionStringOf(file));
        try
        {
            await connection.OpenAsync(ct);
            LeaveLog(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        LeaveLog((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveLog((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void LeaveLog(SqliteConnection connection) =>
        raw.sqlite3_db_config(connection.Handle!, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
}
