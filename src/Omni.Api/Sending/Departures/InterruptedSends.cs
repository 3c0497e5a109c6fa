using System.Buffers.Binary;
using Omni.Api.Foundation;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Sending.Departures;

/// <summary>
/// Settles at the start what was <c>sending</c> when the host stopped, before any lane begins:
/// 1. The marks of the previous run are read. They count if the file is valid and that run is the last one in the database.
/// 2. A message marked as claimed, by the same claim as in its row, never left: it returns to its place in the queue. Every other one may
///   have left.
/// 3. The same transaction stores the number of the new run; after it the file does.
/// </summary>
internal sealed partial class InterruptedSends(
    IUnitOfWork unitOfWork, DepartureMarks marks, TimeProvider time, ILogger<InterruptedSends> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Step 1
        var before = marks.Open();
        var run = NewRun();

        // Steps 2 and 3
        var (putBack, ambiguous) = await unitOfWork.RunAsync(session => SettleAsync(session, before, run), cancellationToken);
        marks.Begin(run);
        if (putBack > 0) Log.PutBack(logger, putBack);
        if (ambiguous > 0) Log.Interrupted(logger, ambiguous);
    }

    /// <summary>Stops after the lanes.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        marks.Dispose();
        return Task.CompletedTask;
    }

    private async ValueTask<(int PutBack, int Ambiguous)> SettleAsync(WriteSession session, DepartureRun? before, long run)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var putBack = 0;
        if (before is not null && await session.ReadRunAsync() == before.Run)
        {
            foreach (var (seq, id, claimedAt) in await session.ReadSendingAsync())
            {
                if (!before.NeverLeft.TryGetValue(seq, out var at) || at != claimedAt) continue;
                await session.PutBackAsync(id, now);
                putBack++;
            }
        }

        var ambiguous = await session.MarkInterruptedAsync(now);
        await session.BeginRunAsync(run);
        return (putBack, ambiguous);
    }

    /// <summary>A new number each time, unique even among copies of databases and folders.</summary>
    private long NewRun() => BinaryPrimitives.ReadInt64LittleEndian(Ids.Next(time).ToByteArray().AsSpan(8)) & long.MaxValue;

    private static partial class Log
    {
        [LoggerMessage(EventIds.PutBack, LogLevel.Information,
            "{Count} messages were about to be sent when the host stopped and had not left: they are queued again in their place")]
        public static partial void PutBack(ILogger logger, int count);

        [LoggerMessage(EventIds.Interrupted, LogLevel.Warning,
            "{Count} messages were being sent when the host stopped; only a status can show whether they went out")]
        public static partial void Interrupted(ILogger logger, int count);
    }
}
