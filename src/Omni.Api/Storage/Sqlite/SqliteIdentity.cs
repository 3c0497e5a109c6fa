using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// Whether an open database is still the file of its name. A file that was moved, deleted or replaced takes writes as if
/// nothing had happened, and all of them are gone with the process; SQLite compares the inode when asked.
/// </summary>
internal sealed class SqliteIdentity(SqliteConnection connection, string file)
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED.</summary>
    private const int HasMoved = 20;

    private const string PutBack = "put that file back, or stop the host and restore a back-up",
        StopAndStart = "stop the host (SIGTERM), which saves what the log held, and start it again";

    private readonly string _name = Path.GetFileName(file), _log = $"{file}-wal";
    private bool _hadLog;

    /// <summary>What is wrong, and what to do; null when nothing is.</summary>
    public string? Fault
    {
        get
        {
            var moved = 0;
            if (FileControl(connection.Handle!, 0, HasMoved, ref moved) == raw.SQLITE_OK && moved != 0)
                return $"{_name} was moved, deleted or replaced under the running host, which takes nothing now: {PutBack}";

            // While a connection is open the log is there, if only empty.
            if (File.Exists(_log)) _hadLog = true;
            else if (_hadLog) return $"{_name}-wal was moved or deleted under the running host, which takes nothing now: {StopAndStart}";
            return null;
        }
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(sqlite3 db, nint schema, int operation, ref int answer);
}
