using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>
/// Applies the stored webhooks of one channel, in the order they came:
/// 1. Reads the next ones after the mark.
/// 2. Asks the channel for the events of each (<see cref="WebhookInterpreter"/>).
/// 3. Commits all effects and the new mark together (<see cref="WebhookCommit"/>).
/// While one batch is committed, the channel is asked for the next one. A crash between any two steps repeats them; events applied already
/// are recognised by their unique keys.
/// </summary>
internal sealed partial class InboxQueue(
    ChannelProgress progress, InboxProgress inbox, IInboxStore store, WebhookInterpreter interpreter, WebhookCommit commit,
    IOptions<InboxOptions> options, TimeProvider time, ILogger<InboxQueue> logger) : WorkLoop(time)
{
    /// <summary>After this number of webhooks of other channels the mark moves, so that the next start need not read them again.</summary>
    private const int WorthMarking = 5000;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5), Politeness = TimeSpan.FromMilliseconds(5);

    private Task<Interpreted>? _ahead;
    private long _marked = progress.Position;

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        var (outcomes, passed) = await (Interlocked.Exchange(ref _ahead, null) ?? InterpretAfterAsync(SkipQuiet(), ct));
        if (passed is not null) await PassAsync(passed);
        if (outcomes.Count == 0) return false;

        // Step 3; meanwhile the channel is asked for the next batch.
        var last = outcomes[^1].Stored.Id;
        var committing = commit.CommitAsync(outcomes, progress.Mark);
        var ahead = InterpretAfterAsync(last, ct);
        try
        {
            await committing;
        }
        catch
        {
            // The batch is dropped and asked for again, but not before the channel has finished it.
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        (_marked, _ahead) = (last, ahead);
        progress.Processed(last, outcomes.Count);
        return true;
    }

    protected override Task WaitAsync(CancellationToken ct) => progress.WaitAsync(LookAnyway, ct);

    // The database is unavailable: nothing was committed, so nothing is skipped.
    protected override void Failed(Exception exception) =>
        Log.Stuck(logger, exception, progress.Channel ?? "of no channel", progress.Position);

    /// <summary>The position to read from. Webhooks known to be of other channels are skipped unread.</summary>
    private long SkipQuiet()
    {
        var seen = inbox.Seen;
        if (progress.IsQuiet(seen)) progress.Skip(seen);
        return progress.Position;
    }

    private async Task<Interpreted> InterpretAfterAsync(long id, CancellationToken ct)
    {
        if (progress.IsHeld) return Interpreted.Nothing;

        // Step 1
        var seen = inbox.Seen;
        var webhooks = await store.ReadAfterAsync(id, progress.Filter, options.Value.MaxProcessBatch, ct);
        if (webhooks.Count == 0) return new Interpreted([], seen);

        progress.At(webhooks[0].Webhook.ReceivedAtUnixMs);
        while (inbox.IsCrowded && progress.Oldest < options.Value.AcksFirst) await Task.Delay(Politeness, Time, ct);

        // Step 2
        var outcomes = await interpreter.InterpretAsync(progress, webhooks, ct);
        if (outcomes.Count < webhooks.Count) progress.At(webhooks[outcomes.Count].Webhook.ReceivedAtUnixMs);
        return new Interpreted(outcomes, Passed: null);
    }

    /// <summary>Moves the mark to the end of the look: everything up to it is processed, or belongs to another channel.</summary>
    private async Task PassAsync(InboxProgress.Account seen)
    {
        progress.Skip(seen);
        if (progress.Position - _marked < WorthMarking) return;
        await commit.MarkAsync(progress.Mark, progress.Position);
        _marked = progress.Position;
    }

    /// <summary>The result of one look at the store.</summary>
    /// <param name="Outcomes">The outcomes of the next webhooks.</param>
    /// <param name="Passed">The state of the store up to which the queue looked, when it found none.</param>
    private sealed record Interpreted(IReadOnlyList<WebhookOutcome> Outcomes, InboxProgress.Account? Passed)
    {
        public static Interpreted Nothing { get; } = new([], null);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.InboxQueueStuck, LogLevel.Error,
            "Nothing of {Channel} after webhook {Mark} could be processed; trying again")]
        public static partial void Stuck(ILogger logger, Exception exception, string channel, long mark);
    }
}
