namespace Omni.Api.Foundation.Background;

/// <summary>
/// Repeats work as long as the host runs: a round, then a wait for the next one. A round that fails is logged and repeated after a pause.
/// Only the stop of the host ends the loop.
/// </summary>
internal abstract class WorkLoop(TimeProvider time) : BackgroundService
{
    protected TimeProvider Time => time;

    /// <summary>The pause after a failure.</summary>
    protected virtual TimeSpan AfterFailure => TimeSpan.FromSeconds(1);

    /// <summary>Runs before the first round.</summary>
    protected virtual Task BeginAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Runs one round. Returns true when there is more to do at once.</summary>
    protected abstract Task<bool> RoundAsync(CancellationToken ct);

    /// <summary>Waits until the next round is due.</summary>
    protected abstract Task WaitAsync(CancellationToken ct);

    /// <summary>Logs the failure. The next round starts again from the beginning.</summary>
    protected abstract void Failed(Exception exception);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await BeginAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RoundAsync(stoppingToken)) await WaitAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(e);
                await Task.Delay(AfterFailure, time, stoppingToken);
            }
        }
    }
}
