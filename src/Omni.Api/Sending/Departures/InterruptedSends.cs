using System.Buffers.Binary;
using Omni.Api.Foundation;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Sending.Departures;

/// <summary>
/// Decides at the start about what was <c>sending</c> when the host stopped, before any lane begins:
/// 1. what the run before left in its file of marks is read, if the file can be believed and that run is the last one that
///    the database knows;
/// 2. a message that stands there as claimed, in the very claim that its row tells of, never left: it waits again in its
///    place. Everything else may have left;
/// 3. the database learns the number of the new run in the same transaction, and then the file does.
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

    /// <summary>After the lanes, which stop before.</summary>
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

    /// <summary>Another one each time, also beside databases and folders that were copied.</summary>
    private long NewRun() => BinaryPrimitives.ReadInt64LittleEndian(Ids.Next(time).ToByteArray().AsSpan(8)) & long.MaxValue;

    private static partial class Log
    {
        [LoggerMessage(EventIds.PutBack, LogLevel.Information,
            "{Count} messages were about to be sent when the host stopped and had not left: they wait in their place again")]
        public static partial void PutBack(ILogger logger, int count);

        [LoggerMessage(EventIds.Interrupted, LogLevel.Warning,
            "{Count} messages were being sent when the host stopped; only a status can tell whether they went out")]
        public static partial void Interrupted(ILogger logger, int count);
    }
}
