using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Events;

/// <summary>
/// Publishes committed events in their order, at least once: the mark moves after the bus has taken them. What a bus
/// cannot take now stays in the table and is tried again.
/// </summary>
internal sealed partial class EventRelay(IReadDb reads, IUnitOfWork unitOfWork, IEventBus bus, EventSignal signal, TimeProvider time, ILogger<EventRelay> logger) : BackgroundService
{
    private const string Mark = "relay";
    private const int BatchSize = 256;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5), AfterFailure = TimeSpan.FromSeconds(2);

    private readonly Signal _committed = signal.Subscribe();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var position = await unitOfWork.ReadProgressAsync(Mark, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var events = await ReadAsync(position, stoppingToken);
                if (events.Count > 0)
                {
                    await bus.PublishAsync(events, stoppingToken);
                    position = events[^1].Seq;
                    await unitOfWork.RunAsync(session => session.SetProgressAsync(Mark, position), stoppingToken);
                }

                if (events.Count < BatchSize) await _committed.WaitAsync(LookAnyway, time, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e);
                await Task.Delay(AfterFailure, time, stoppingToken);
            }
        }
    }

    private Task<List<CommittedEvent>> ReadAsync(long after, CancellationToken ct) => reads.ReadEventsAsync(after, BatchSize, reader =>
    {
        var type = reader.GetString(2);
        return new CommittedEvent(reader.GetInt64(0), reader.GetGuid(1), reader.IsDBNull(4) ? type : $"{type}.{reader.GetString(3)}.{reader.GetGuid(4)}", reader.GetString(5));
    }, ct);

    private static partial class Log
    {
        [LoggerMessage(2701, LogLevel.Warning, "Events could not be published; they are kept and tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
