using Omni.Api.Persistence;

namespace Omni.Api.Outbox.Departures;

/// <summary>
/// Commits what came of a departure, and only then removes its mark. It is tried until the database takes it. At a stop
/// that cannot wait longer the row stays <c>sending</c> with its mark, which the next start reads as "may have left".
/// </summary>
internal sealed partial class OutcomeCommit(
    IUnitOfWork unitOfWork, DepartureMarks marks, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<OutcomeCommit> logger)
{
    private const int Tries = 5;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    public async Task InsistAsync(QueuedMessage queued, Func<WriteSession, ValueTask> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await unitOfWork.RunAsync(work, CancellationToken.None);
                marks.Clear(queued.Seq);
                return;
            }
            catch (Exception e) when (attempt < Tries || !lifetime.ApplicationStopping.IsCancellationRequested)
            {
                Log.TryingAgain(logger, e, queued.Message.Id);
                await Task.Delay(BetweenTries, time);
            }
            catch (Exception e)
            {
                Log.NotRecorded(logger, e, queued.Message.Id);
                return;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2206, LogLevel.Warning, "The outcome of {MessageId} could not be recorded; trying again")]
        public static partial void TryingAgain(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(2207, LogLevel.Error, "The outcome of {MessageId} could not be recorded; only a status can settle it now")]
        public static partial void NotRecorded(ILogger logger, Exception exception, Guid messageId);
    }
}
