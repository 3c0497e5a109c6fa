namespace Omni.Api.Persistence.Sqlite;

/// <summary>Gives the space of removed rows of <c>omni.db</c> back to the disk, a few pages at a time, and lets SQLite look at its statistics now and then.</summary>
internal sealed partial class SqliteUpkeep(IUnitOfWork unitOfWork, TimeProvider time, ILogger<SqliteUpkeep> logger) : BackgroundService
{
    private const string GiveBack = "PRAGMA incremental_vacuum(1000)", Optimize = "PRAGMA optimize";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await unitOfWork.RunAsync(async session =>
                {
                    await session.ExecuteAsync(GiveBack);
                    await session.ExecuteAsync(Optimize);
                }, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2803, LogLevel.Warning, "The upkeep of the database failed; trying again later")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
