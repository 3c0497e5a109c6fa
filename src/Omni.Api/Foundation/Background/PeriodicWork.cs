namespace Omni.Api.Foundation.Background;

/// <summary>A <see cref="WorkLoop"/> that runs at a fixed pause. The first round runs one pause after the start.</summary>
internal abstract class PeriodicWork(TimeSpan pause, TimeProvider time) : WorkLoop(time)
{
    protected override TimeSpan AfterFailure => pause;

    protected override Task BeginAsync(CancellationToken ct) => WaitAsync(ct);

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(pause, Time, ct);
}
