using System.Data.Common;

namespace Omni.Api.Persistence;

/// <summary>Tells trouble of the disk or the database, which passes or is mended, from a change that can never be made.</summary>
internal static class StorageTrouble
{
    /// <summary>SQLite: busy, locked, no memory, I/O error, corrupt, full, cannot open, read-only.</summary>
    private static readonly HashSet<int> Codes = [5, 6, 7, 10, 11, 13, 14, 8];

    public static bool Is(Exception exception) => exception switch
    {
        DbException { InnerException: { } inner } when Is(inner) => true,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: var code } => Codes.Contains(code & 0xff),
        IOException or TimeoutException => true,
        _ => exception.InnerException is { } inner && Is(inner),
    };
}
