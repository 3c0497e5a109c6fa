using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Omni.Api.Background;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Audit;

/// <summary>
/// Writes what was noted, many at a time and a second later: no request waits for it. A crash may take the last second
/// of it, and a flood more than the queue holds; what was lost is counted.
/// </summary>
internal sealed partial class AuditWriter : BackgroundService
{
    private const int QueueCapacity = 20_000, MaxBatch = 500;

    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly Channel<AuditRow> _queue;
    private readonly IUnitOfWork _unitOfWork;
    private readonly TimeProvider _time;
    private readonly ILogger<AuditWriter> _logger;

    public AuditWriter(IUnitOfWork unitOfWork, IMeterFactory meters, TimeProvider time, ILogger<AuditWriter> logger)
    {
        (_unitOfWork, _time, _logger) = (unitOfWork, time, logger);
        var lost = meters.Create(Telemetry.Name).CreateCounter<long>("omni.audit.lost", "{entry}", "Requests that were not noted: more came than could be written");
        _queue = Channel.CreateBounded<AuditRow>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite }, _ => lost.Add(1));
    }

    public void Note(AuditRow row) => _queue.Writer.TryWrite(row);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync().EndsBeforeAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _queue.Reader.WaitToReadAsync(stoppingToken))
        {
            await WriteAsync();
            await Task.Delay(Gather, _time, stoppingToken);
        }
    }

    private async Task WriteAsync()
    {
        while (Take() is { Count: > 0 } rows)
        {
            try
            {
                await _unitOfWork.RunAsync(async session =>
                {
                    foreach (var row in rows) await session.AddAuditAsync(row);
                    foreach (var key in rows.GroupBy(r => r.KeyId)) await session.UseKeyAsync(key.Key, key.Count(), key.Max(r => r.At));
                }, CancellationToken.None);
            }
            catch (Exception e)
            {
                Log.Failed(_logger, e, rows.Count);
            }
        }
    }

    private List<AuditRow> Take()
    {
        var rows = new List<AuditRow>();
        while (rows.Count < MaxBatch && _queue.Reader.TryRead(out var row)) rows.Add(row);
        return rows;
    }

    private static partial class Log
    {
        [LoggerMessage(2611, LogLevel.Warning, "{Count} entries of the audit could not be written and are lost")]
        public static partial void Failed(ILogger logger, Exception exception, int count);
    }
}
