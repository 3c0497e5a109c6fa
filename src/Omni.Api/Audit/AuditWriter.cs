using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Audit;

/// <summary>
/// Writes audit entries in batches, a second later: no request waits for it. A crash may lose the last second, and a flood what exceeds the
/// queue; lost entries are counted.
/// </summary>
internal sealed partial class AuditWriter : BackgroundService
{
    private const int QueueCapacity = 20_000, MaxBatch = 500;

    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly Channel<AuditRow> _queue;

    /// <summary>Entries taken from the queue and not stored yet, in order.</summary>
    private readonly List<AuditRow> _taken = [];
    private readonly Counter<long> _lost;
    private readonly IUnitOfWork _unitOfWork;
    private readonly TimeProvider _time;
    private readonly ILogger<AuditWriter> _logger;

    public AuditWriter(IUnitOfWork unitOfWork, IMeterFactory meters, TimeProvider time, ILogger<AuditWriter> logger)
    {
        (_unitOfWork, _time, _logger) = (unitOfWork, time, logger);
        _lost = meters.Create(Telemetry.Name).CreateCounter<long>(
            "omni.audit.lost", "{entry}",
            "Audit entries that were not stored: more came than could be written, or the entry cannot be stored");
        var bounds = new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite };
        _queue = Channel.CreateBounded<AuditRow>(bounds, _ => _lost.Add(1));
    }

    public void Note(AuditRow row) => _queue.Writer.TryWrite(row);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (ExecuteTask is { IsCompleted: true }) await WriteAsync().EndsBeforeAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_taken.Count > 0 || await _queue.Reader.WaitToReadAsync(stoppingToken))
        {
            await WriteAsync();
            await Task.Delay(Gather, _time, stoppingToken);
        }
    }

    /// <summary>
    /// Writes the waiting entries. A batch that cannot be stored is halved until the faulty entry is alone: that one is lost. Trouble of
    /// the storage loses none: all entries wait until it is over.
    /// </summary>
    private async Task WriteAsync()
    {
        for (var size = MaxBatch; Take() > 0;)
        {
            var rows = _taken[..Math.Min(size, _taken.Count)];
            try
            {
                await StoreAsync(rows);
                size = Math.Min(size * 2, MaxBatch);
            }
            catch (Exception e) when (StorageTrouble.Is(e))
            {
                Log.Waits(_logger, e, _taken.Count);
                return;
            }
            catch (Exception) when (rows.Count > 1)
            {
                size = rows.Count / 2;
                continue;
            }
            catch (Exception e)
            {
                _lost.Add(1);
                Log.Lost(_logger, e, rows[0].RequestId);
            }

            _taken.RemoveRange(0, rows.Count);
        }
    }

    private Task StoreAsync(IReadOnlyList<AuditRow> rows) => _unitOfWork.RunAsync(async session =>
    {
        foreach (var row in rows) await session.AddAuditAsync(row);
        foreach (var key in rows.GroupBy(r => r.KeyId)) await session.UseKeyAsync(key.Key, key.Count(), key.Max(r => r.At));
    }, CancellationToken.None);

    /// <summary>Fills the batch and returns its size.</summary>
    private int Take()
    {
        while (_taken.Count < MaxBatch && _queue.Reader.TryRead(out var row)) _taken.Add(row);
        return _taken.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.AuditWriterLost, LogLevel.Warning, "The audit entry of request {RequestId} cannot be stored and is lost")]
        public static partial void Lost(ILogger logger, Exception exception, string requestId);

        [LoggerMessage(EventIds.Waits, LogLevel.Warning, "{Count} audit entries cannot be written now; trying again")]
        public static partial void Waits(ILogger logger, Exception exception, int count);
    }
}
