using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// The two files: <c>inbox.db</c> takes webhooks, <c>omni.db</c> holds everything else, so that an acknowledgement never
/// waits for effects (docs/decisions/storage.md). Both WAL with full sync: what is committed survives a power cut.
/// </summary>
internal sealed class SqliteFiles(DataDirectory data, IOptions<DatabaseOptions> options)
{
    public const string OmniName = "omni.db", InboxName = "inbox.db";

    public string Inbox => Path.Combine(data.Path, InboxName);

    public string Omni { get; } = options.Value.ConnectionString is { Length: > 0 } text
        ? new SqliteConnectionStringBuilder(text).DataSource
        : Path.Combine(data.Path, OmniName);

    /// <summary>
    /// Never makes a file: a new one in the place of one that was moved away would be taken for the database at the next start.
    /// </summary>
    public static string ConnectionStringOf(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 30, Pooling = true }
            .ToString();

    /// <summary>
    /// A connection of its own to a file that is there, for a command or a look before the start. Who locks it is waited for a little.
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

    /// <summary>A connection of its own, for a writer: outside the pool.</summary>
    /// <param name="file">The file.</param>
    /// <param name="ct">Cancels the opening.</param>
    /// <param name="mayMake">Whether a file that is not there is made. Only the start may, once it has looked what else is there.</param>
    public static async Task<SqliteConnection> OpenWriterAsync(string file, CancellationToken ct, bool mayMake = false)
    {
        var mode = mayMake ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var pragma = connection.CreateCommand();
        // A new file is made so that removed rows can give their space back in small steps.
        pragma.CommandText =
            "PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; "
            + "PRAGMA busy_timeout=30000; PRAGMA foreign_keys=OFF;";
        await pragma.ExecuteNonQueryAsync(ct);
        return connection;
    }
}
