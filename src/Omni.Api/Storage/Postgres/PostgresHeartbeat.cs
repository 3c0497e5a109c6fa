using Omni.Api.Foundation.Background;

namespace Omni.Api.Storage.Postgres;

/// <summary>
/// Writes every few seconds, even when the host is idle, so that it detects when another host has taken over the database.
/// </summary>
internal sealed class PostgresHeartbeat(IUnitOfWork unitOfWork) : PeriodicWork(Beat, TimeProvider.System)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    // Only the writer's own mark changes.
    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await unitOfWork.RunAsync(_ => ValueTask.CompletedTask, ct);
        return false;
    }

    protected override void Failed(Exception exception)
    {
        // The writer has logged it; the next beat checks again.
    }
}
