using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// Returns the space of removed rows of <c>omni.db</c> to the disk, a few pages at a time, and lets SQLite update its statistics at
/// intervals.
/// </summary>
internal sealed partial class SqliteUpkeep(
    IUnitOfWork unitOfWork, TimeProvider time, ILogger<SqliteUpkeep> logger) : PeriodicWork(Pause, time)
{
    private const string GiveBack = "PRAGMA incremental_vacuum(1000)", Optimize = "PRAGMA optimize";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await unitOfWork.RunAsync(async session =>
        {
            await session.ExecuteAsync(GiveBack);
            await session.ExecuteAsync(Optimize);
        }, ct);
        return false;
    }

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(EventIds.SqliteUpkeepFailed, LogLevel.Warning, "The upkeep of the database failed; trying again later")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
