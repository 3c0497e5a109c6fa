using Omni.Api.Foundation;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// Checks the data folder before anything in it is touched:
/// 1. No other host may use it, and it must not be an incomplete back-up.
/// 2. A missing part beside existing ones is a loss, not a first start.
/// 3. The database must not be newer than the program.
/// Every refusal is one line that states what to do.
/// </summary>
internal sealed partial class SqliteStartCheck(DataDirectory data, SqliteFiles files, ILogger<SqliteStartCheck> logger)
    : IHostedService, IDisposable
{
    /// <summary>The file that a host holds open as long as it runs.</summary>
    public const string LockName = "host.lock";

    private readonly System.Collections.Concurrent.ConcurrentBag<FileLock> _locks = [];

    /// <summary>Locks the folder for this host until it ends.</summary>
    /// <exception cref="StartRefusedException">The host must not start.</exception>
    public void Enter()
    {
        // Step 1
        if (IncompleteBackup.FaultOf(data.Path) is { } cutOff) throw new StartRefusedException(cutOff);
        Take(Path.Combine(data.Path, LockName), data.Path);
        if (Path.GetDirectoryName(Path.GetFullPath(files.Omni)) != data.Path) Take($"{files.Omni}.lock", files.Omni);

        // Step 2
        var (omni, inbox) = (SqliteContents.OfOmni(files.Omni), SqliteContents.OfInbox(files.Inbox));
        if (omni.IsBlank) RefuseWhatIsLeftOver(inbox);
        else if (inbox.IsBlank && omni.HasInbox) RefuseLostInbox(omni);

        // Step 3
        KnownMigrations.Check(omni.Migrations, AppliedMigration.Known<SqliteOmniDbContext>(), files.Omni);
    }

    /// <summary>Does nothing: the folder is locked before, since the first steps of the host already create files.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The first service to start is the last to stop: the writers have closed their files.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // A host may be stopped twice at the same time.
        while (_locks.TryTake(out var one)) one.Dispose();
    }

    private void Take(string file, string what)
    {
        try
        {
            _locks.Add(FileLock.TryTake(file) ?? throw new StartRefusedException(
                $"Another host runs on {what}: stop it first, or give this one a folder of its own with Omni:DataDirectory"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{Path.GetDirectoryName(file)} cannot be written ({e.Message}): the host needs to");
        }
    }

    /// <summary>Without its main database the folder must be new.</summary>
    private void RefuseWhatIsLeftOver(SqliteContents inbox)
    {
        if (File.Exists($"{files.Omni}.moved"))
        {
            throw new StartRefusedException(
                $"{files.Omni} was moved to PostgreSQL: set Omni:Database:Provider to 'postgres' with its connection string, "
                + "or give a new host a folder of its own");
        }

        var keys = Path.Combine(data.Path, "keys");
        string[] left =
        [
            .. inbox.IsBlank ? Array.Empty<string>() : [SqliteFiles.InboxName],
            .. Directory.Exists(keys) && Directory.EnumerateFiles(keys, "*.xml").Any() ? ["keys/"] : Array.Empty<string>(),
            .. new FileInfo($"{files.Omni}-wal") is { Exists: true, Length: > 0 } log ? [log.Name] : Array.Empty<string>(),
        ];
        if (left.Length == 0) return;
        throw new StartRefusedException(
            $"{files.Omni} is missing or empty, but {string.Join(" and ", left)} of {data.Path} {(left.Length == 1 ? "is" : "are")} there: "
            + "put the file back or restore a back-up "
            + "(a new host needs a folder of its own; one that was on PostgreSQL needs Omni:Database:Provider)");
    }

    /// <summary>Acknowledged webhooks that are not processed yet are only in the inbox.</summary>
    private void RefuseLostInbox(SqliteContents omni)
    {
        if (!omni.IsRestored)
        {
            throw new StartRefusedException(
                $"{files.Inbox} is missing or empty, but {files.Omni} is there: put the file back, or restore a back-up; "
                + "if it is lost for good, run 'mark-restored' and start (webhooks that were only in it are lost, "
                + "and sending is held until you resume it)");
        }

        Log.InboxLost(logger, files.Inbox);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.InboxLost, LogLevel.Warning,
            "The database was restored without {File}: webhooks that were only in it are lost; a new file is created")]
        public static partial void InboxLost(ILogger logger, string file);
    }
}
