using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// The two files: <c>inbox.db</c> holds webhooks, <c>omni.db</c> everything else, so that an acknowledgement never waits for effects
/// (docs/decisions/storage.md). Both use WAL with full sync: a commit survives a power cut.
/// </summary>
internal sealed class SqliteFiles(DataDirectory data, IOptions<DatabaseOptions> options)
{
    public const string OmniName = "omni.db", InboxName = "inbox.db";

    public string Inbox => Path.Combine(data.Path, InboxName);

    public string Omni { get; } = options.Value.ConnectionString is { Length: > 0 } text
        ? new SqliteConnectionStringBuilder(text).DataSource
        : Path.Combine(data.Path, OmniName);

    /// <summary>Never creates a file: the next start would take a new one in the place of a moved file for the database.</summary>
    public static string ConnectionStringOf(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 30, Pooling = true }
            .ToString();

    /// <summary>
    /// Opens an existing file on a connection of its own, for a command or a check before the start. Waits briefly for another process's
    /// lock.
    /// </summary>
    public static SqliteConnection Open(string file)
    {
        const int Patience = 5;
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = Patience,
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a writer's connection, outside the pool.</summary>
    /// <param name="file">The file.</param>
    /// <param name="ct">Cancels the opening.</param>
    /// <param name="mayMake">Whether a missing file is created. Only the start may, after it has checked what else exists.</param>
    public static async Task<SqliteConnection> OpenWriterAsync(string file, CancellationToken ct, bool mayMake = false)
    {
        var mode = mayMake ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var pragma = connection.CreateCommand();
        // Lets a new file give back the space of removed rows in small steps.
        pragma.CommandText =
            "PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; "
            + "PRAGMA busy_timeout=30000; PRAGMA foreign_keys=OFF;";
        await pragma.ExecuteNonQueryAsync(ct);
        return connection;
    }
}
