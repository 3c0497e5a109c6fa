namespace Omni.Api.Foundation.Background;

/// <summary>
/// Work that is done again and again for as long as the host runs: a round, then a wait for the next one. A round that
/// fails is said in the log and tried again after a pause; nothing but the stop of the host ends them.
/// </summary>
internal abstract class WorkLoop(TimeProvider time) : BackgroundService
{
    protected TimeProvider Time => time;

    /// <summary>How long it is left alone after a failure.</summary>
    protected virtual TimeSpan AfterFailure => TimeSpan.FromSeconds(1);

    /// <summary>Before the first round.</summary>
    protected virtual Task BeginAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>One round; true when there is more to do at once.</summary>
    protected abstract Task<bool> RoundAsync(CancellationToken ct);

    /// <summary>Waits for what the next round is for.</summary>
    protected abstract Task WaitAsync(CancellationToken ct);

    /// <summary>Says what went wrong. What the round had begun is begun anew.</summary>
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
