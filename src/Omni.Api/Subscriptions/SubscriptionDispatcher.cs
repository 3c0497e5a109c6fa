using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>
/// Posts waiting deliveries: subscriptions in parallel, the events of one subscription in order. A failing receiver is left alone for a
/// while, longer each time, and then gets everything in order. An event that a receiver rejects is retried later while others pass.
/// </summary>
internal sealed partial class SubscriptionDispatcher(
    SubscriptionStore store, ServedSubscriptions served, EventPoster poster, IUnitOfWork unitOfWork, DeliverySignal signal,
    RetrySchedule schedule, TimeProvider time, ILogger<SubscriptionDispatcher> logger)
    : WorkLoop(time)
{
    private const int Page = 50, MaxAtOnce = 32;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1), LookWhenIdle = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Guid, Task> _running = [];
    private readonly HashSet<Guid> _followed = [];

    /// <summary>When each subscription was served last, as a running count: the one that has waited longest comes first.</summary>
    private readonly Dictionary<Guid, long> _served = [];
    private long _services;
    private TimeSpan _look = LookAnyway;

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        foreach (var ended in _running.Where(r => r.Value.IsCompleted).Select(r => r.Key).ToList())
        {
            _running.Remove(ended);
            _followed.Remove(ended);
        }

        var isAnyActive = await store.HasActiveAsync(ct);
        _look = isAnyActive ? LookAnyway : LookWhenIdle;
        if (!isAnyActive) return false;
        var due = await store.DueAsync(Now, ct);
        if (due.Count <= MaxAtOnce) _served.Clear();
        var next = due.Where(s => !_running.ContainsKey(s.Id)).OrderBy(s => _served.GetValueOrDefault(s.Id))
            .Take(MaxAtOnce - _running.Count).ToList();
        foreach (var subscription in next)
        {
            _served[subscription.Id] = ++_services;
            _running[subscription.Id] = ServeAsync(subscription, ct);
        }

        if (next.Count < due.Count) Follow();
        return false;
    }

    protected override Task WaitAsync(CancellationToken ct) => signal.WaitAsync(_look, Time, ct);

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    /// <summary>
    /// Triggers another look as soon as a subscription has been served, so that its new deliveries, and subscriptions that found no room,
    /// do not wait for the timer.
    /// </summary>
    private void Follow()
    {
        foreach (var (id, serving) in _running)
        {
            if (_followed.Add(id)) _ = RingAfterAsync(serving);
        }
    }

    private async Task RingAfterAsync(Task serving)
    {
        await Task.WhenAny(serving);
        signal.Ring();
    }

    private async Task ServeAsync(SubscriptionRow subscription, CancellationToken ct)
    {
        try
        {
            if (await DispatchAsync(subscription, ct)) signal.Ring();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.Failed(logger, e);
        }
    }

    /// <summary>
    /// Posts a page of due deliveries; true when there is more. The key's permissions are checked again before each post.
    /// </summary>
    private async Task<bool> DispatchAsync(SubscriptionRow subscription, CancellationToken ct)
    {
        var due = await store.ReadDueAsync(subscription.Id, Now, Page, ct);
        foreach (var (delivery, @event) in due)
        {
            if (await served.StandingAsync(subscription, ct) is not { Reader: { } reader }) return false;
            var begun = Time.GetTimestamp();
            var outcome = @event switch
            {
                null => new PostOutcome.Refused(0),
                _ when !reader.MayRead(@event.InstanceId) =>
                    new PostOutcome.Withheld("The key that made the subscription may not use the event's instance"),
                _ => await poster.PostAsync(subscription, delivery.EventId, reader.Show(@event.Envelope), ct),
            };
            delivery.DurationMs = (long)Time.GetElapsedTime(begun).TotalMilliseconds;
            await RecordAsync(subscription, delivery, outcome);
            if (outcome is PostOutcome.Trouble or PostOutcome.Gone) return false;
        }

        return due.Count == Page;
    }

    private long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Records the result of a try and its effect on the subscription in one commit. If a crash interrupts it, the receiver may get the
    /// event twice; the event's id identifies the repetition.
    /// </summary>
    private Task RecordAsync(SubscriptionRow subscription, SubscriptionDeliveryRow delivery, PostOutcome outcome)
    {
        var now = Now;
        delivery.UpdatedAt = now;
        (delivery.ResponseStatus, delivery.Error) = outcome switch
        {
            PostOutcome.Delivered { Status: var status } => (status, null),
            PostOutcome.Refused { Status: 0 } => ((int?)null, "The event is no longer kept"),
            PostOutcome.Refused { Status: var status } => (status, $"The receiver answered {status}"),
            PostOutcome.Trouble { Status: var status, Error: var error } => (status, error),
            PostOutcome.Gone { Status: var status, Reason: var reason } => (status, reason),
            PostOutcome.Withheld { Reason: var reason } => ((int?)null, reason),
            _ => throw new InvalidOperationException($"The union is closed: {outcome.GetType()}"),
        };
        delivery.State = outcome is PostOutcome.Delivered
            ? SubscriptionDeliveryState.Delivered
            : outcome is PostOutcome.Refused { Status: 0 } or PostOutcome.Withheld || now >= delivery.GiveUpAt
            ? SubscriptionDeliveryState.Failed
            : SubscriptionDeliveryState.Pending;
        delivery.DeliveredAt = outcome is PostOutcome.Delivered ? now : null;

        // While the receiver fails, the subscription waits as a whole, and this delivery stays the first in its line.
        delivery.NextAttemptAt = outcome is PostOutcome.Refused ? now + (long)schedule.After(delivery.Attempts).TotalMilliseconds : now;
        return unitOfWork.RunAsync(session => WriteAsync(session, subscription, delivery, outcome, now), CancellationToken.None);
    }

    private async ValueTask WriteAsync(
        WriteSession session, SubscriptionRow subscription, SubscriptionDeliveryRow delivery, PostOutcome outcome, long now)
    {
        await session.SettleSubscriptionDeliveryAsync(delivery);
        switch (outcome)
        {
            case PostOutcome.Delivered:
                await session.SetSubscriptionHealthyAsync(subscription.Id, now);
                break;
            case PostOutcome.Withheld:
                break;
            case PostOutcome.Gone gone:
                Log.Disabled(logger, subscription.Id, gone.Reason);
                await session.DisableSubscriptionAsync(subscription.Id, gone.Reason, now);
                break;
            case var failure when subscription.FailingSince is { } since && now - since >= schedule.RetryFor.TotalMilliseconds:
                var reason = $"Nothing came through for {schedule.RetryFor.TotalHours:0.#} hours; last: {delivery.Error}";
                Log.Disabled(logger, subscription.Id, reason);
                await session.DisableSubscriptionAsync(subscription.Id, reason, now);
                break;
            case PostOutcome.Trouble trouble:
                var wait = schedule.After(subscription.Failures, trouble.RetryAfter);
                await session.SetSubscriptionFailingAsync(subscription.Id, now + (long)wait.TotalMilliseconds, now);
                break;
            default:
                await session.SetSubscriptionFailingAsync(subscription.Id, retryAt: 0, now);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.SubscriptionDispatcherFailed, LogLevel.Warning, "Subscriptions could not be served; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(EventIds.SubscriptionDispatcherDisabled, LogLevel.Warning, "Subscription {SubscriptionId} was disabled: {Reason}")]
        public static partial void Disabled(ILogger logger, Guid subscriptionId, string reason);
    }
}
