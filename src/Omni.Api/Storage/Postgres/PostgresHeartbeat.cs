using Omni.Api.Foundation.Background;

namespace Omni.Api.Storage.Postgres;

/// <summary>
/// A host that has nothing to write writes all the same, every few seconds: so it finds out that another host has taken over the database.
/// </summary>
internal sealed class PostgresHeartbeat(IUnitOfWork unitOfWork) : PeriodicWork(Beat, TimeProvider.System)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    // The writer's own mark is all that changes.
    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await unitOfWork.RunAsync(_ => ValueTask.CompletedTask, ct);
        return false;
    }

    protected override void Failed(Exception exception)
    {
        // The writer has said so, and looks again at the next beat.
    }
}
