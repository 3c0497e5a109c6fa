using Omni.Api.Foundation;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;

namespace Omni.Api.Sending.Departures;

/// <summary>
/// Commits the outcome of a departure, and only then removes its mark:
/// 1. Trouble of the disk or the database is temporary: the commit is repeated until it succeeds. If a stop cannot wait longer, the row
///   stays <c>sending</c> with its mark, which the next start reads as "may have left".
/// 2. An outcome that the database rejects for good is recorded in short by plain statements, so that it blocks neither its chat nor its
///   place.
/// </summary>
internal sealed partial class OutcomeCommit(
    IUnitOfWork unitOfWork, DepartureMarks marks, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<OutcomeCommit> logger)
{
    private const int TriesAtStop = 5, TriesIfRefused = 3;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns true when the work was committed.</summary>
    /// <param name="queued">The message.</param>
    /// <param name="work">Records the outcome. It may run several times.</param>
    /// <param name="setAside">Called with the reason when the outcome is rejected for good: records at least that the message is not
    /// being sent any more.</param>
    public async Task<bool> InsistAsync(
        QueuedMessage queued, Func<WriteSession, ValueTask> work, Func<WriteSession, string, ValueTask> setAside)
    {
        // Step 1
        var (isCommitted, refusal) = await TryAsync(queued, work);
        if (refusal is null) return isCommitted;

        // Step 2
        Log.SetAside(logger, refusal, queued.Id);
        var reason = $"Its outcome could not be recorded: {refusal.GetType().Name}";
        if ((await TryAsync(queued, session => setAside(session, reason))).Refusal is { } again)
            Log.NotRecorded(logger, again, queued.Id);
        return false;
    }

    private async Task<(bool IsCommitted, Exception? Refusal)> TryAsync(QueuedMessage queued, Func<WriteSession, ValueTask> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await unitOfWork.RunAsync(work, CancellationToken.None);
                marks.Clear(queued.Seq);
                return (true, null);
            }
            catch (Exception e) when (!StorageTrouble.Is(e) && attempt >= TriesIfRefused)
            {
                return (false, e);
            }
            catch (Exception e)
                when (StorageTrouble.Is(e) && attempt >= TriesAtStop && lifetime.ApplicationStopping.IsCancellationRequested)
            {
                Log.NotRecorded(logger, e, queued.Id);
                return (false, null);
            }
            catch (Exception e)
            {
                Log.TryingAgain(logger, e, queued.Id);
                if (StorageTrouble.Is(e)) await Task.Delay(BetweenTries, time);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.TryingAgain, LogLevel.Warning, "The outcome of {MessageId} could not be recorded; trying again")]
        public static partial void TryingAgain(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(EventIds.NotRecorded, LogLevel.Error,
            "The outcome of {MessageId} could not be recorded; only a status can settle it now")]
        public static partial void NotRecorded(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(EventIds.SetAside, LogLevel.Error,
            "The database refuses the outcome of {MessageId}: it is recorded without its event")]
        public static partial void SetAside(ILogger logger, Exception exception, Guid messageId);
    }
}
