using Omni.Api.Events;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;
using Omni.Api.Projections;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Inbox;

/// <summary>
/// Effects, dead letters and the mark, in one transaction. When a batch fails, each webhook is tried alone, and the one
/// that fails alone becomes a dead letter: it is isolated, the others go on.
/// </summary>
internal sealed partial class DeliveryCommit(IUnitOfWork unitOfWork, Projector projector, EventSignal signal, InboxMetrics metrics, TimeProvider time, ILogger<DeliveryCommit> logger)
{
    public async Task CommitAsync(IReadOnlyList<DeliveryOutcome> outcomes)
    {
        try
        {
            await ApplyAsync(outcomes);
        }
        catch (Exception e) when (outcomes.Count > 1)
        {
            Log.BatchFailed(logger, e, outcomes.Count);
            foreach (var outcome in outcomes) await CommitAloneAsync(outcome);
        }
        catch (Exception e)
        {
            await IsolateAsync(outcomes[0], e);
        }
    }

    private async Task CommitAloneAsync(DeliveryOutcome outcome)
    {
        try
        {
            await ApplyAsync([outcome]);
        }
        catch (Exception e)
        {
            await IsolateAsync(outcome, e);
        }
    }

    /// <summary>Throws when not even the dead letter can be stored: then the database is the trouble, not the webhook.</summary>
    private async Task IsolateAsync(DeliveryOutcome outcome, Exception exception)
    {
        var poison = new DeliveryOutcome(outcome.Stored);
        poison.SetAside("PROCESSING_FAILED", $"Its effects could not be stored: {exception.GetType().Name}: {exception.Message}");
        await ApplyAsync([poison]);
        Log.Isolated(logger, exception, outcome.Stored.Id);
    }

    private async Task ApplyAsync(IReadOnlyList<DeliveryOutcome> outcomes)
    {
        // What is happening must not be cut short by a stop: it is one commit away from done.
        var duplicates = await unitOfWork.RunAsync(session => ApplyAsync(session, outcomes), CancellationToken.None);
        metrics.Duplicates(duplicates);
        foreach (var code in outcomes.SelectMany(o => o.SetAsideReasons.Keys)) metrics.SetAside(code);
        signal.Ring();
    }

    private async ValueTask<int> ApplyAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        var duplicates = 0;
        foreach (var outcome in outcomes)
        {
            foreach (var @event in outcome.Events)
            {
                if (!await projector.ApplyAsync(session, @event)) duplicates++;
            }

            foreach (var (code, reason) in outcome.SetAsideReasons) await session.AddDeadLetterAsync(DeadLetterOf(outcome.Stored, code, reason));
        }

        await session.SetProgressAsync(InboxWorker.Mark, outcomes[^1].Stored.Id);
        return duplicates;
    }

    private DeadLetterRow DeadLetterOf(StoredDelivery stored, string code, string reason) => new()
    {
        Id = Ids.Next(time),
        Channel = stored.Delivery.Channel,
        InstanceId = stored.Delivery.InstanceId,
        DeliveryId = stored.Id,
        Code = code,
        Reason = reason,
        Body = stored.Delivery.Body.ToArray(),
        VerifiedBy = stored.Delivery.VerifiedBy,
        Status = "pending",
        ReceivedAt = stored.Delivery.ReceivedAtUnixMs,
        CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private static partial class Log
    {
        [LoggerMessage(2105, LogLevel.Warning, "The effects of {Count} webhooks could not be stored together; each is tried alone")]
        public static partial void BatchFailed(ILogger logger, Exception exception, int count);

        [LoggerMessage(2106, LogLevel.Error, "Delivery {DeliveryId} could not be applied and was kept as a dead letter")]
        public static partial void Isolated(ILogger logger, Exception exception, long deliveryId);
    }
}
