namespace Omni.Api.Background;

/// <summary>Rounds by the clock, the first one a pause after the start.</summary>
internal abstract class TimedRounds(TimeSpan pause, TimeProvider time) : Rounds(time)
{
    protected override TimeSpan AfterFailure => pause;

    protected override Task BeginAsync(CancellationToken ct) => WaitAsync(ct);

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(pause, Time, ct);
}
