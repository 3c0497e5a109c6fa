using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>
/// Turns committed events into deliveries, one for each subscription that includes the event. The deliveries and the mark are one commit: a
/// crash neither loses nor repeats one. Without subscriptions nothing is read. A subscription whose key is no longer valid is disabled
/// here.
/// </summary>
internal sealed partial class SubscriptionFeeder(
    EventLog log, ServedSubscriptions served, IUnitOfWork unitOfWork, EventSignal signal, DeliverySignal deliveries,
    IOptions<SubscriptionOptions> options, TimeProvider time, ILogger<SubscriptionFeeder> logger)
    : WorkLoop(time)
{
    public const string Mark = "subscriptions";

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    private readonly Signal _committed = signal.Subscribe();
    private long _position;

    protected override async Task BeginAsync(CancellationToken ct) => _position = await unitOfWork.ReadProgressAsync(Mark, ct);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        _position = await FeedAsync(_position, ct);
        return false;
    }

    protected override Task WaitAsync(CancellationToken ct) => _committed.WaitAsync(LookAnyway, Time, ct);

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private async Task<long> FeedAsync(long position, CancellationToken ct)
    {
        if (await served.ReadAsync(ct) is not { Count: > 0 } known) return position;
        position = Math.Max(position, known.Min(s => s.Row.StartSeq));
        deliveries.Ring();
        while (await log.ReadAfterAsync(position, ct) is { Count: > 0 } page)
        {
            // After the page, so that a subscription created or resumed before one of its events was committed is included.
            var active = await served.ReadAsync(ct);
            var rows = page.SelectMany(e => active.Where(s => e.Seq > s.Row.StartSeq && s.Wants(e)).Select(s => RowOf(s.Row, e))).ToList();
            position = page[^1].Seq;
            await unitOfWork.RunAsync(async session =>
            {
                foreach (var row in rows) await session.AddSubscriptionDeliveryAsync(row);
                await session.SetProgressAsync(Mark, position);
            }, ct);
            if (rows.Count > 0) deliveries.Ring();
        }

        return position;
    }

    private SubscriptionDeliveryRow RowOf(SubscriptionRow subscription, CommittedEvent @event)
    {
        var now = Time.GetUtcNow();
        return new SubscriptionDeliveryRow
        {
            Id = Ids.Next(Time),
            SubscriptionId = subscription.Id,
            EventId = @event.Id,
            EventSeq = @event.Seq,
            EventType = @event.Type,
            State = SubscriptionDeliveryState.Pending,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            GiveUpAt = (now + options.Value.RetryFor).ToUnixTimeMilliseconds(),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.SubscriptionFeederFailed, LogLevel.Warning, "Events could not be queued for subscriptions; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
