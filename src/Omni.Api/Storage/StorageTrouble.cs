using System.Data.Common;
using Npgsql;

namespace Omni.Api.Storage;

/// <summary>Distinguishes temporary trouble of the disk or the database from a change that can never be made.</summary>
internal static class StorageTrouble
{
    /// <summary>SQLite: busy, locked, no memory, I/O error, corrupt, full, cannot open, read-only.</summary>
    private static readonly HashSet<int> Codes = [5, 6, 7, 10, 11, 13, 14, 8];

    /// <summary>
    /// PostgreSQL, by class: connection, transaction undone, no resources, operator, system, read-only transaction, internal.
    /// </summary>
    private static readonly string[] States = ["08", "40", "53", "57", "58", "25", "XX"];

    public static bool Is(Exception exception) => exception switch
    {
        PostgresException { SqlState: var state } => States.Any(s => state.StartsWith(s, StringComparison.Ordinal)),
        NpgsqlException or DatabaseMovedException => true,
        DbException { InnerException: { } inner } when Is(inner) => true,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: var code } => Codes.Contains(code & 0xff),
        IOException or TimeoutException => true,
        _ => exception.InnerException is { } inner && Is(inner),
    };

    /// <summary>
    /// Whether a query was interrupted on request: SQLITE_INTERRUPT, PostgreSQL's query_canceled, or a cancellation of the framework.
    /// </summary>
    public static bool IsInterruption(Exception exception) => exception switch
    {
        OperationCanceledException or Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 9 }
            or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => true,
        _ => exception.InnerException is { } inner && IsInterruption(inner),
    };

    /// <summary>Whether a text contains NUL, which PostgreSQL cannot store; SQLite can.</summary>
    public static bool IsUnstorableText(Exception exception) =>
        exception is PostgresException
        {
            SqlState: PostgresErrorCodes.CharacterNotInRepertoire
            or PostgresErrorCodes.UntranslatableCharacter
        }
        || (exception.InnerException is { } inner && IsUnstorableText(inner));
}
