using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Ends messages that wait too long, at their time and not at their turn: messages past their <c>expiresAt</c>, and messages that an outage
/// held for all of <c>GiveUpAfter</c>.
/// </summary>
internal sealed partial class Expiry(
    IReadDb reads, LaneHost lanes, Cancellation cancellation, IOptions<OutboxOptions> options, TimeProvider time, ILogger<Expiry> logger)
    : PeriodicWork(Pause, time)
{
    public const string Expired = "EXPIRED", GivenUp = "CHANNEL_UNAVAILABLE";

    private const int Slice = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), BetweenGivingUp = TimeSpan.FromMinutes(1);

    private DateTimeOffset _gaveUpAt;

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        if (!lanes.All.Any(lane => lane.Count > 0)) return false;
        var more = await ExpireAsync(ct);
        if (Time.GetUtcNow() - _gaveUpAt < BetweenGivingUp) return more;
        _gaveUpAt = Time.GetUtcNow();
        foreach (var lane in lanes.All) await GiveUpAsync(lane, ct);
        return more;
    }

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private async Task<bool> ExpireAsync(CancellationToken ct)
    {
        var now = Time.GetUtcNow().ToUnixTimeMilliseconds();
        List<OutboxRow> due;
        await using (var db = reads.Open())
            due = await db.Outbox.Where(o => (o.State == OutboxState.Pending || o.State == OutboxState.Waiting) && o.ExpiresAt <= now)
                .OrderBy(o => o.ExpiresAt).Take(Slice).ToListAsync(ct);
        foreach (var row in due)
            await cancellation.FailAsync(row, lanes.Find(row.InstanceId)?.ChannelId ?? "", Expired,
                "The message had not left when it was of no use any more, so it was not sent");
        return due.Count == Slice;
    }

    private async Task GiveUpAsync(Lane lane, CancellationToken ct)
    {
        if (lane.Breaker.Open is not { } open) return;
        var before = (Time.GetUtcNow() - options.Value.GiveUpAfter).ToUnixTimeMilliseconds();
        List<OutboxRow> due;
        do
        {
            await using (var db = reads.Open())
            {
                due = await db.Outbox.Where(o => (o.State == OutboxState.Pending || o.State == OutboxState.Waiting)
                    && o.InstanceId == lane.InstanceId && o.QueuedAt <= before)
                    .OrderBy(o => o.Seq).Take(Slice).ToListAsync(ct);
            }

            foreach (var row in due)
                await cancellation.FailAsync(row, lane.ChannelId, GivenUp,
                    $"The channel's service failed for as long as a message waits ({options.Value.GiveUpAfter}): {open.Reason}");
        }
        while (due.Count == Slice);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.ExpiryFailed, LogLevel.Warning, "Expired messages could not be ended; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
