using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Events;

/// <summary>
/// Publishes committed events to the bus, in order within a chat, at least once: the mark moves after the bus has accepted them. Events
/// that the bus cannot accept now stay in the table and are retried; only one page is in memory.
/// </summary>
internal sealed partial class EventRelay(
    EventLog log, IUnitOfWork unitOfWork, IEventBus bus, EventSignal signal, RelayProgress progress, TimeProvider time,
    ILogger<EventRelay> logger) : WorkLoop(time)
{
    public const string Mark = "relay";

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    private readonly Signal _committed = signal.Subscribe();
    private long _position;

    protected override TimeSpan AfterFailure => TimeSpan.FromSeconds(2);

    protected override async Task BeginAsync(CancellationToken ct)
    {
        _position = await unitOfWork.ReadProgressAsync(Mark, ct);
        progress.Published(_position);
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        var events = await log.ReadAfterAsync(_position, ct);
        if (events.Count == 0) return false;
        await bus.PublishAsync(events, ct);
        _position = events[^1].Seq;
        await unitOfWork.RunAsync(session => session.SetProgressAsync(Mark, _position), ct);
        progress.Published(_position);
        return events.Count == EventLog.PageSize;
    }

    protected override Task WaitAsync(CancellationToken ct) => _committed.WaitAsync(LookAnyway, Time, ct);

    protected override void Failed(Exception exception)
    {
        progress.Failed(exception);
        Log.Failed(logger, exception.Message);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.EventRelayFailed, LogLevel.Warning,
            "Events could not be published; they are kept and tried again: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
