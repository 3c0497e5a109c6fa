using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>
/// The two files: <c>inbox.db</c> takes webhooks, <c>omni.db</c> holds everything else, so that an acknowledgement never
/// waits for effects (docs/decisions/storage.md). Both WAL with full sync: what is committed survives a power cut.
/// </summary>
internal sealed class SqliteFiles(DataDirectory data, IOptions<DatabaseOptions> options)
{
    public string Inbox => Path.Combine(data.Path, "inbox.db");

    public string Omni { get; } = options.Value.ConnectionString is { Length: > 0 } text ? new SqliteConnectionStringBuilder(text).DataSource : Path.Combine(data.Path, "omni.db");

    public static string ConnectionStringOf(string file) => new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, Pooling = true }.ToString();

    /// <summary>A connection of its own, for a writer: outside the pool.</summary>
    public static async Task<SqliteConnection> OpenWriterAsync(string file, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var pragma = connection.CreateCommand();
        // A new file is made so that removed rows can give their space back in small steps.
        pragma.CommandText = "PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=OFF;";
        await pragma.ExecuteNonQueryAsync(ct);
        return connection;
    }
}
