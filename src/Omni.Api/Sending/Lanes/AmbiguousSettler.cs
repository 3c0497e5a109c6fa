using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Settles sends that got no answer and no status. They are marked as failed and never sent again, or sent again where the operator has
/// chosen so. The wait starts when the channel answers again and a webhook of the number has come since: before that, silence proves
/// nothing. It ends after <c>GiveUpAfter</c> in any case.
/// </summary>
internal sealed partial class AmbiguousSettler(
    IReadDb reads, SendFailures failures, AmbiguousResend resend, AmbiguousEvidence evidence, IOptions<OutboxOptions> options,
    TimeProvider time, ILogger<AmbiguousSettler> logger) : PeriodicWork(Pause, time)
{
    private const int Slice = 1000;

    private const string Code = "AMBIGUOUS";

    private const string Unsettled =
        "The send got no answer, and no status arrived since; it may have gone out, so it is not sent again";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        if (await reads.HasAmbiguousAsync(ct)) await SettleAsync(ct);
        else evidence.Clear();
        return false;
    }

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private async Task SettleAsync(CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        for (var last = 0L; ;)
        {
            await using var db = reads.Open();
            var page = await db.Outbox.Where(o => o.State == OutboxState.Ambiguous && o.Seq > last).OrderBy(o => o.Seq).Take(Slice)
                .Select(o => new
                {
                    o.Seq,
                    o.Id,
                    o.InstanceId,
                    o.UpdatedAt,
                    Channel = db.Instances.Where(i => i.Id == o.InstanceId).Select(i => i.Channel).FirstOrDefault(),
                    ChatChannel = db.Chats.Where(c => c.Id == o.ChatId).Select(c => c.Channel).FirstOrDefault(),
                }).ToListAsync(ct);
            foreach (var item in page)
            {
                seen.Add(item.Id);

                // No status can arrive for a deleted instance.
                if (item.Channel is not { } channel) await EndAsync(item.Id, item.ChatChannel ?? "", isDeleted: true, ct);
                else if (IsOver(item.Id, item.InstanceId, channel, item.UpdatedAt)) await EndAsync(item.Id, channel, isDeleted: false, ct);
            }

            if (page.Count < Slice) break;
            last = page[^1].Seq;
        }

        evidence.Keep(seen);
    }

    private bool IsOver(Guid id, Guid instanceId, string channel, long sinceUnixMs)
    {
        var since = DateTimeOffset.FromUnixTimeMilliseconds(sinceUnixMs);
        var now = Time.GetUtcNow();
        return now - since >= options.Value.GiveUpAfter
            || now - evidence.SilentSince(id, instanceId, channel, since) >= options.Value.AmbiguousAfter;
    }

    private async Task EndAsync(Guid id, string channel, bool isDeleted, CancellationToken ct)
    {
        await using var db = reads.Open();
        if (await db.Outbox.FirstOrDefaultAsync(o => o.Id == id, ct) is not { } row) return;
        if (!isDeleted && await resend.TryAsync(row, channel, ct)) return;
        await failures.EndAmbiguousAsync(row, channel, Code, Unsettled);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.AmbiguousSettlerFailed, LogLevel.Warning, "Sends without an answer could not be settled; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
