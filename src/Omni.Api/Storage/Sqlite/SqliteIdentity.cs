using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// Whether an open database is still the file of its name. A file that was moved, deleted or replaced accepts writes as usual, and all of
/// them are lost with the process; SQLite compares the inode on request.
/// </summary>
internal sealed class SqliteIdentity(SqliteConnection connection, string file)
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED.</summary>
    private const int HasMoved = 20;

    private const string PutBack = "put that file back, or stop the host and restore a back-up",
        StopAndStart = "stop the host (SIGTERM), which saves what the log held, and start it again";

    private readonly string _name = Path.GetFileName(file), _log = $"{file}-wal";
    private bool _hadLog;

    /// <summary>The fault and what to do; null when there is none.</summary>
    public string? Fault
    {
        get
        {
            var moved = 0;
            if (FileControl(connection.Handle!, 0, HasMoved, ref moved) == raw.SQLITE_OK && moved != 0)
                return $"{_name} was moved, deleted or replaced under the running host, which takes nothing now: {PutBack}";

            // While a connection is open the log exists, even if empty.
            if (File.Exists(_log)) _hadLog = true;
            else if (_hadLog) return $"{_name}-wal was moved or deleted under the running host, which takes nothing now: {StopAndStart}";
            return null;
        }
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(sqlite3 db, nint schema, int operation, ref int answer);
}
