using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Background;
using Omni.Api.Events;
using Omni.Api.Outbox;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;
using Omni.Api.Projections;

namespace Omni.Api.Lanes;

/// <summary>
/// Ends the waiting of sends without an answer of which no status has told in the set time: they are marked as failed,
/// never sent again; or, where the operator has chosen so, sent again.
/// </summary>
internal sealed partial class AmbiguousSettler(
    IReadDb reads, IUnitOfWork unitOfWork, Projector projector, OutcomeRecorder recorder, LaneHost lanes, OutboxHold hold, EventSignal signal, IOptions<OutboxOptions> options, TimeProvider time,
    ILogger<AmbiguousSettler> logger) : TimedRounds(Pause, time)
{
    private const int Slice = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        if (await reads.HasAmbiguousAsync(ct)) await SettleAsync(ct);
        return false;
    }

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private async Task SettleAsync(CancellationToken ct)
    {
        var before = (Time.GetUtcNow() - options.Value.AmbiguousAfter).ToUnixTimeMilliseconds();
        await using var db = reads.Open();
        var due = await db.Outbox.Where(o => o.State == "ambiguous" && o.UpdatedAt <= before).OrderBy(o => o.Seq).Take(Slice)
            .Join(db.Instances, o => o.InstanceId, i => i.Id, (o, i) => new { Row = o, i.Channel }).ToListAsync(ct);
        foreach (var item in due)
        {
            if (options.Value.AmbiguousPolicy == OutboxOptions.Resend && !hold.CameFromBackup(item.Row.CreatedAt)) await ReleaseAsync(item.Row, item.Channel, ct);
            else await FailAsync(QueuedMessage.Of(item.Row), item.Channel, ct);
        }
    }

    private async Task FailAsync(QueuedMessage queued, string channel, CancellationToken ct)
    {
        await unitOfWork.RunAsync(async session =>
        {
            if (!await session.SettleAsync(queued.Message.Id, "failed", "AMBIGUOUS", Time.GetUtcNow().ToUnixTimeMilliseconds())) return;
            var failure = OutcomeRecorder.FailureOf(queued.Message, "No answer came to the send and no status told of it since; it may have gone out, so it is not sent again", "AMBIGUOUS", retryable: false);
            await projector.ApplyAsync(session, recorder.EventOf(queued, channel, failure));
        }, ct);
        signal.Ring();
    }

    private async Task ReleaseAsync(OutboxRow row, string channel, CancellationToken ct)
    {
        if (!await unitOfWork.RunAsync(session => session.ReleaseAsync(row.Id, Time.GetUtcNow().ToUnixTimeMilliseconds()), ct)) return;
        Log.Resent(logger, row.Id);
        row.DueAt = 0;
        lanes.Add(row.InstanceId, channel, [QueuedMessage.Of(row)]);
    }

    private static partial class Log
    {
        [LoggerMessage(2208, LogLevel.Warning, "Sends without an answer could not be settled; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(2213, LogLevel.Warning, "{MessageId} is sent again without knowing whether it went out, as Omni:Outbox:AmbiguousPolicy says")]
        public static partial void Resent(ILogger logger, Guid messageId);
    }
}
