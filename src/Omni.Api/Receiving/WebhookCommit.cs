using Omni.Api.Events;
using Omni.Api.Foundation;
using Omni.Api.Projections;
using Omni.Api.Receiving.DeadLetters;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Receiving;

/// <summary>
/// Commits effects, dead letters and the mark in one transaction. When a batch fails, each webhook is tried alone, a few times. A webhook
/// that fails alone becomes a dead letter, and the others continue. Trouble of the disk or the database isolates no webhook: it is thrown,
/// and everything is repeated when it is over. After the commit the channels act on the new events.
/// </summary>
internal sealed partial class WebhookCommit(
    IUnitOfWork unitOfWork, Projector projector, EventSignal signal, ChannelNotifier notifier,
    InboxMetrics metrics, WebhookSightings sightings, TimeProvider time, ILogger<WebhookCommit> logger)
{
    private const int TriesAlone = 3;

    /// <summary>Returns the number of events that were known already or are outdated.</summary>
    /// <param name="outcomes">The outcomes of webhooks, in the order they came.</param>
    /// <param name="mark">Moves to the last of them; null for a replay, since the queue has passed them already.</param>
    public async Task<int> CommitAsync(IReadOnlyList<WebhookOutcome> outcomes, string? mark)
    {
        try
        {
            return await ApplyAsync(outcomes, mark);
        }
        catch (Exception e) when (!StorageTrouble.Is(e))
        {
            Log.BatchFailed(logger, e, outcomes.Count);
            var duplicates = 0;
            foreach (var outcome in outcomes) duplicates += await CommitAloneAsync(outcome, mark);
            return duplicates;
        }
    }

    /// <summary>Moves a mark over webhooks of other queues.</summary>
    public Task MarkAsync(string mark, long position) =>
        unitOfWork.RunAsync(session => session.SetProgressAsync(mark, position), CancellationToken.None);

    private async Task<int> CommitAloneAsync(WebhookOutcome outcome, string? mark)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ApplyAsync([outcome], mark);
            }
            catch (Exception e) when (attempt < TriesAlone && !StorageTrouble.Is(e))
            {
                Log.TryingAlone(logger, e, outcome.Stored.Id, attempt);
            }
            catch (Exception e) when (!StorageTrouble.Is(e))
            {
                return await IsolateAsync(outcome, mark, e);
            }
        }
    }

    private async Task<int> IsolateAsync(WebhookOutcome outcome, string? mark, Exception exception)
    {
        var poison = new WebhookOutcome(outcome.Stored);
        poison.SetAside("PROCESSING_FAILED",
            $"Its effects could not be stored, in {TriesAlone} tries: {exception.GetType().Name}: {exception.Message}");
        await ApplyAsync([poison], mark);
        Log.Isolated(logger, exception, outcome.Stored.Id);
        return 0;
    }

    private async Task<int> ApplyAsync(IReadOnlyList<WebhookOutcome> outcomes, string? mark)
    {
        // A stop must not interrupt this: it is one commit away from done.
        var begun = time.GetTimestamp();
        var stored = await unitOfWork.RunAsync(session => ApplyAsync(session, outcomes, mark), CancellationToken.None);
        notifier.Notify(stored);
        var duplicates = outcomes.Sum(o => o.Events.Count) - stored.Count;
        metrics.Applied(time.GetElapsedTime(begun));
        metrics.Duplicates(duplicates);
        if (mark is not null) metrics.Processed(outcomes.Count);
        foreach (var code in outcomes.SelectMany(o => o.SetAsideReasons.Keys)) metrics.SetAside(code);
        sightings.Saw(outcomes);
        signal.Ring();
        return duplicates;
    }

    private async ValueTask<IReadOnlyList<OmniEvent>> ApplyAsync(
        WriteSession session, IReadOnlyList<WebhookOutcome> outcomes, string? mark)
    {
        var stored = await projector.ApplyAsync(session, [.. outcomes.SelectMany(o => o.Events)]);
        foreach (var outcome in outcomes)
        {
            foreach (var (code, reason) in outcome.SetAsideReasons)
                await session.AddDeadLetterAsync(DeadLetterOf(outcome.Stored, code, reason));
        }

        if (mark is not null) await session.SetProgressAsync(mark, outcomes[^1].Stored.Id);
        return stored;
    }

    private DeadLetterRow DeadLetterOf(StoredWebhook stored, string code, string reason) => new()
    {
        Id = Ids.Next(time),
        Channel = stored.Webhook.Channel,
        InstanceId = stored.Webhook.InstanceId,
        WebhookId = stored.Id,
        Code = code,
        Reason = reason,
        Body = stored.Webhook.Body.ToArray(),
        VerifiedBy = stored.Webhook.VerifiedBy,
        Status = DeadLetterStatus.Pending,
        ReceivedAt = stored.Webhook.ReceivedAtUnixMs,
        CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private static partial class Log
    {
        [LoggerMessage(EventIds.BatchFailed, LogLevel.Warning,
            "The effects of {Count} webhooks could not be stored together; each is tried alone")]
        public static partial void BatchFailed(ILogger logger, Exception exception, int count);

        [LoggerMessage(EventIds.TryingAlone, LogLevel.Warning, "The effects of webhook {WebhookId} could not be stored, try {Attempt}")]
        public static partial void TryingAlone(ILogger logger, Exception exception, long webhookId, int attempt);

        [LoggerMessage(EventIds.Isolated, LogLevel.Error, "Webhook {WebhookId} could not be applied and was kept as a dead letter")]
        public static partial void Isolated(ILogger logger, Exception exception, long webhookId);
    }
}
