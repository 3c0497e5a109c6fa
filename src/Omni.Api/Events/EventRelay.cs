using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Events;

/// <summary>
/// Publishes committed events to the bus, in order within a chat, at least once: the mark moves after the bus has taken
/// them. What a bus cannot take now stays in the table and is tried again; however long that takes, one page is in memory.
/// </summary>
internal sealed partial class EventRelay(EventLog log, IUnitOfWork unitOfWork, IEventBus bus, EventSignal signal, RelayProgress progress, TimeProvider time, ILogger<EventRelay> logger) : BackgroundService
{
    public const string Mark = "relay";

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5), AfterFailure = TimeSpan.FromSeconds(2);

    private readonly Signal _committed = signal.Subscribe();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var position = await unitOfWork.ReadProgressAsync(Mark, stoppingToken);
        progress.Published(position);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var events = await log.ReadAfterAsync(position, stoppingToken);
                if (events.Count > 0)
                {
                    await bus.PublishAsync(events, stoppingToken);
                    position = events[^1].Seq;
                    await unitOfWork.RunAsync(session => session.SetProgressAsync(Mark, position), stoppingToken);
                    progress.Published(position);
                }

                if (events.Count < EventLog.PageSize) await _committed.WaitAsync(LookAnyway, time, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                progress.Failed(e);
                Log.Failed(logger, e.Message);
                await Task.Delay(AfterFailure, time, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2701, LogLevel.Warning, "Events could not be published; they are kept and tried again: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
