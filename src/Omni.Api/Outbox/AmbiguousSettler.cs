using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;
using Omni.Api.Projections;

namespace Omni.Api.Outbox;

/// <summary>Marks a send without an answer as failed, never sent again, when no status has told of it in the set time.</summary>
internal sealed partial class AmbiguousSettler(
    IReadDb reads, IUnitOfWork unitOfWork, Projector projector, OutcomeRecorder recorder, EventSignal signal, IOptions<OutboxOptions> options, TimeProvider time, ILogger<AmbiguousSettler> logger) : BackgroundService
{
    private const int Slice = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await SettleAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e);
            }
        }
    }

    private async Task SettleAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var before = (now - options.Value.AmbiguousAfter).ToUnixTimeMilliseconds();
        await using var db = reads.Open();
        var due = await db.Outbox.Where(o => o.State == "ambiguous" && o.UpdatedAt <= before).OrderBy(o => o.Seq).Take(Slice)
            .Join(db.Instances, o => o.InstanceId, i => i.Id, (o, i) => new { Row = o, i.Channel }).ToListAsync(ct);
        foreach (var item in due)
        {
            var queued = QueuedMessage.Of(item.Row);
            await unitOfWork.RunAsync(async session =>
            {
                if (!await session.SettleAsync(queued.Message.Id, "failed", "AMBIGUOUS", now.ToUnixTimeMilliseconds())) return;
                var failure = OutcomeRecorder.FailureOf(queued.Message, "No answer came to the send and no status told of it since; it may have gone out, so it is not sent again", "AMBIGUOUS", retryable: false);
                await projector.ApplyAsync(session, recorder.EventOf(queued, item.Channel, failure));
            }, ct);
            signal.Ring();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2208, LogLevel.Warning, "Sends without an answer could not be settled; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
