using Microsoft.Extensions.Options;
using Omni.Api.Background;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Inbox;

/// <summary>
/// Turns stored webhooks into effects, in the order they came:
/// 1. reads the next ones after the mark;
/// 2. asks each one's channel for its events (<see cref="DeliveryInterpreter"/>);
/// 3. commits all effects and the new mark together (<see cref="DeliveryCommit"/>).
/// While some are committed, the next ones are asked for. A crash between any two steps repeats them, and what was applied
/// already is known by its unique key.
/// </summary>
internal sealed partial class InboxWorker(
    IInboxStore store, IUnitOfWork unitOfWork, DeliveryInterpreter interpreter, DeliveryCommit commit, InboxSignal signal, InboxProgress progress, InboxMetrics metrics,
    IOptions<InboxOptions> options, TimeProvider time, ILogger<InboxWorker> logger) : Rounds(time)
{
    public const string Mark = "inbox";

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5), Politeness = TimeSpan.FromMilliseconds(5);

    private long _mark;
    private Task<IReadOnlyList<DeliveryOutcome>>? _ahead;

    /// <summary>Before the first webhook can come: what is given an id from now on counts as not yet processed.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _mark = await unitOfWork.ReadProgressAsync(Mark, cancellationToken);
        progress.Processed(_mark);
        progress.Stored(await store.OpenAfterAsync(_mark, cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        var outcomes = await (Interlocked.Exchange(ref _ahead, null) ?? InterpretAfterAsync(_mark, ct));
        if (outcomes.Count == 0) return false;

        // Step 3; meanwhile the next ones are asked for. When it fails they are forgotten, and asked for again.
        var last = outcomes[^1].Stored.Id;
        var committing = commit.CommitAsync(outcomes);
        var ahead = InterpretAfterAsync(last, ct);
        await committing;
        (_mark, _ahead) = (last, ahead);
        metrics.Processed(outcomes.Count);
        progress.Processed(last);
        return true;
    }

    protected override Task WaitAsync(CancellationToken ct) => signal.WaitAsync(LookAnyway, Time, ct);

    // The database is out of order: nothing was committed, so nothing is skipped.
    protected override void Failed(Exception exception) => Log.Stuck(logger, exception, _mark);

    private async Task<IReadOnlyList<DeliveryOutcome>> InterpretAfterAsync(long id, CancellationToken ct)
    {
        // Step 1
        var deliveries = await store.ReadAfterAsync(id, options.Value.MaxProcessBatch, ct);
        if (deliveries.Count == 0) return [];

        progress.At(deliveries[0].Delivery.ReceivedAtUnixMs);
        while (progress.IsCrowded && progress.Oldest < options.Value.AcksFirst) await Task.Delay(Politeness, Time, ct);

        // Step 2
        return await interpreter.InterpretAsync(deliveries, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(2104, LogLevel.Error, "Nothing after delivery {Mark} could be processed; trying again")]
        public static partial void Stuck(ILogger logger, Exception exception, long mark);
    }
}
