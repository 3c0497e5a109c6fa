using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Reads;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Erasures;

namespace Omni.Api.Erasure;

/// <summary>
/// Runs erasures one after the other, in slices with a pause between them, on a thread of its own, so that it blocks neither the writer nor
/// request threads. Every slice stores its progress; a crash repeats one. An erasure that fails, for example because the media store is
/// unavailable, is retried later and delays no other.
/// </summary>
internal sealed partial class ErasureWorker(
    IReadDb reads, IUnitOfWork unitOfWork, ErasureSteps steps, LastTraces last, ErasureSignal signal, TimeProvider time,
    ILogger<ErasureWorker> logger) : WorkLoop(time)
{
    /// <summary>How long hashes of erased data are kept. Meta repeats a webhook for 7 days and reports on a message for 30.</summary>
    public static readonly TimeSpan KeysKept = TimeSpan.FromDays(31);

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5), BetweenSlices = TimeSpan.FromMilliseconds(10);

    private readonly ReadThreads _thread = new(1);

    public override void Dispose()
    {
        base.Dispose();
        _thread.Dispose();
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await Task.Factory.StartNew(() => AdvanceAllAsync(ct), ct, TaskCreationOptions.DenyChildAttach, _thread).Unwrap();
        return false;
    }

    protected override Task WaitAsync(CancellationToken ct) => signal.WaitAsync(LookAnyway, Time, ct);

    protected override void Failed(Exception exception) => Log.Stuck(logger, exception);

    private async Task AdvanceAllAsync(CancellationToken ct)
    {
        List<ErasureRow> due;
        await using (var db = reads.Open())
        {
            string[] open = [ErasureState.Running, ErasureState.Waiting];
            due = await db.Erasures.Where(e => open.Contains(e.State)).OrderBy(e => e.Seq).ToListAsync(ct);
        }

        foreach (var row in due)
        {
            var erasure = new RunningErasure(row, Time);
            try
            {
                await AdvanceAsync(erasure, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                var step = erasure.Progress.Step < steps.All.Count ? steps.All[erasure.Progress.Step].Name : "last traces";
                Log.Failed(logger, e, row.RequestId, step);
                await unitOfWork.RunAsync(
                    session => session.FailErasureAsync(row.Id, $"{step}: {e.GetType().Name}", Time.GetUtcNow().ToUnixTimeMilliseconds()),
                    ct);
            }
        }
    }

    private async Task AdvanceAsync(RunningErasure erasure, CancellationToken ct)
    {
        while (erasure.Progress.Step < steps.All.Count)
        {
            ct.ThrowIfCancellationRequested();
            var step = steps.All[erasure.Progress.Step];
            if ((erasure.Progress.Pass > 0 && !step.IsRepeated) || !await step.EraseSliceAsync(erasure, ct))
                await erasure.SaveAsync(unitOfWork, erasure.Progress with { Step = erasure.Progress.Step + 1, Position = 0 });
            else
                await Task.Delay(BetweenSlices, Time, ct);
        }

        if (await last.TryFinishAsync(erasure, ct))
            Log.Done(logger, erasure.Row.RequestId, erasure.InstanceId, erasure.Progress.ErasedMessages, erasure.Progress.ErasedEvents);
        else
            await erasure.SaveAsync(
                unitOfWork, erasure.Progress with { Step = 0, Position = 0, Pass = erasure.Progress.Pass + 1 },
                state: ErasureState.Waiting);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Done, LogLevel.Information,
            "Erasure {ErasureId} on {InstanceId} is done: {Messages} messages and {Events} events were removed")]
        public static partial void Done(ILogger logger, Guid erasureId, Guid instanceId, long messages, long events);

        [LoggerMessage(EventIds.ErasureWorkerFailed, LogLevel.Error, "Erasure {ErasureId} failed at {Step}; trying again")]
        public static partial void Failed(ILogger logger, Exception exception, Guid erasureId, string step);

        [LoggerMessage(EventIds.ErasureWorkerStuck, LogLevel.Error, "Erasures could not be read; trying again")]
        public static partial void Stuck(ILogger logger, Exception exception);
    }
}
