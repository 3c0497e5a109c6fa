using Microsoft.EntityFrameworkCore;
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
        var position = await ReadMarkAsync(stoppingToken);
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

    private async Task<long> ReadMarkAsync(CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Progress.Where(p => p.Name == Mark).Select(p => p.Position).FirstOrDefaultAsync(ct);
    }

    private async Task<List<CommittedEvent>> ReadAsync(long after, CancellationToken ct)
    {
        await using var db = reads.Open();
        var rows = await db.Events.Where(e => e.Seq > after).OrderBy(e => e.Seq).Take(BatchSize)
            .Select(e => new { e.Seq, e.Id, e.EventType, e.Channel, e.InstanceId, e.Envelope }).ToListAsync(ct);
        return [.. rows.Select(e => new CommittedEvent(e.Seq, e.Id, e.InstanceId is null ? e.EventType : $"{e.EventType}.{e.Channel}.{e.InstanceId}", e.Envelope))];
    }

    private static partial class Log
    {
        [LoggerMessage(2701, LogLevel.Warning, "Events could not be published; they are kept and tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
