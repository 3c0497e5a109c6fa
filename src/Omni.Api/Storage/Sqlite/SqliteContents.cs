using Microsoft.Data.Sqlite;

namespace Omni.Api.Storage.Sqlite;

/// <summary>The content of a file, read before the host uses it as its database.</summary>
internal sealed record SqliteContents
{
    private const int Busy = 5, Corrupt = 11, NotADatabase = 26;

    /// <summary>The header of every SQLite file: https://www.sqlite.org/fileformat.html#magic_header_string.</summary>
    private static ReadOnlySpan<byte> Header => "SQLite format 3\0"u8;

    /// <summary>Whether it is blank: no file, an empty one, or one without a table of Omni.</summary>
    public required bool IsBlank { get; init; }

    /// <summary>The migrations applied to it.</summary>
    public IReadOnlyList<string> Migrations { get; init; } = [];

    /// <summary>Whether an inbox belongs to it.</summary>
    public bool HasInbox { get; init; }

    /// <summary>Whether it is a copy on which no host has continued.</summary>
    public bool IsRestored { get; init; }

    /// <exception cref="StartRefusedException">The file cannot be read or written, or is no database.</exception>
    public static SqliteContents OfOmni(string file) => Read(file, "__EFMigrationsHistory", connection => new SqliteContents
    {
        IsBlank = false,
        Migrations = Texts(connection, "SELECT MigrationId FROM __EFMigrationsHistory"),
        HasInbox = HasProgress(connection, "(name = 'inbox' AND position > 0) OR name = '" + SqliteInboxMark.Name + "'"),
        IsRestored = HasProgress(connection, $"name = '{RestoreMark.Held}'"),
    });

    /// <inheritdoc cref="OfOmni"/>
    public static SqliteContents OfInbox(string file) => Read(file, "inbox", _ => new SqliteContents { IsBlank = false });

    private static SqliteContents Read(string file, string table, Func<SqliteConnection, SqliteContents> read)
    {
        // An empty file is not opened: SQLite would delete the log beside it.
        if (new FileInfo(file) is not { Exists: true, Length: > 0 }) return new SqliteContents { IsBlank = true };
        try
        {
            if (!HasHeader(file)) throw Damaged(file, "it does not begin as a file of SQLite does");
            using var connection = SqliteFiles.Open(file);
            Try(connection, "BEGIN IMMEDIATE");
            Try(connection, "ROLLBACK");
            return HasTable(connection, table) ? read(connection) : new SqliteContents { IsBlank = true };
        }
        catch (SqliteException e)
        {
            throw e.SqliteErrorCode switch
            {
                NotADatabase or Corrupt => Damaged(file, e.Message),
                Busy => new StartRefusedException($"{file} is locked by another program: close it"),
                _ => Unusable(file, e.Message),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(file, e.Message);
        }
    }

    private static StartRefusedException Damaged(string file, string why) =>
        new($"{file} is damaged, or no database of Omni ({why}): restore a back-up");

    private static StartRefusedException Unusable(string file, string why) =>
        new($"{file} cannot be opened for writing ({why}): the host needs to write it and the folder around it");

    /// <summary>
    /// Whether the file has the header of SQLite. SQLite itself would not notice a foreign file while a log lies beside it: it reads the
    /// first page from the log, and the pages that the log lacks from the file.
    /// </summary>
    private static bool HasHeader(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[Header.Length];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Header);
    }

    private static bool HasTable(SqliteConnection connection, string name) =>
        Texts(connection, $"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '{name}'").Count > 0;

    private static bool HasProgress(SqliteConnection connection, string condition) =>
        HasTable(connection, "progress") && Texts(connection, $"SELECT name FROM progress WHERE {condition}").Count > 0;

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var query = connection.CreateCommand();
        query.CommandText = sql;
        using var reader = query.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    /// <summary>Begins a transaction, which shows whether the file can be written.</summary>
    private static void Try(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
