namespace Omni.Api.Persistence.Postgres;

/// <summary>A host that has nothing to write writes all the same, every few seconds: so it finds out that another host has taken over the database.</summary>
internal sealed class PostgresHeartbeat(IUnitOfWork unitOfWork) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Beat, TimeProvider.System, stoppingToken);
            try
            {
                // The writer's own mark is all that changes.
                await unitOfWork.RunAsync(_ => ValueTask.CompletedTask, stoppingToken);
            }
            catch (Exception e) when (StorageTrouble.Is(e))
            {
                // The writer has said so, and looks again at the next beat.
            }
        }
    }
}
