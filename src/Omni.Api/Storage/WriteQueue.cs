using System.Threading.Channels;
using Omni.Api.Foundation;

namespace Omni.Api.Storage;

/// <summary>
/// The only writer of the main database: takes the queued work, runs it in one transaction, commits, then answers the callers.
/// </summary>
internal abstract partial class WriteQueue(ILogger logger) : IUnitOfWork
{
    private const int QueueCapacity = 4096, MaxBatch = 512;

    /// <summary>
    /// The minimum distance between the starts of two commits. A commit waits for the disk whatever it holds, so work that arrives in
    /// between is gathered. Work that arrives after a quiet time, or after a long commit, does not wait. Real time, whatever the host's
    /// clock.
    /// </summary>
    private static readonly TimeSpan BetweenCommits = TimeSpan.FromMilliseconds(2);

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true });
    private Task _loop = Task.CompletedTask;

    public async Task<T> RunAsync<T>(Func<WriteSession, ValueTask<T>> work, CancellationToken ct)
    {
        var item = new Work<T>(work);
        await _queue.Writer.WriteAsync(item, ct);

        // From here on the change may be committed: a caller that stopped waiting now would not know.
        return await item.Completion;
    }

    /// <summary>
    /// Runs the work in a transaction of its own and commits it. If it throws anything but <see cref="OutcomeUnknownException"/>, nothing
    /// of the work was kept.
    /// </summary>
    protected abstract Task CommitAsync(Func<WriteSession, ValueTask> work);

    /// <summary>Called after the callers of a transaction got their answers.</summary>
    protected virtual void AfterCommit()
    {
    }

    protected void Open() => _loop = RunAsync();

    /// <summary>Commits the queued work and accepts no more. False when it was called before.</summary>
    protected async Task<bool> CloseAsync()
    {
        var isFirst = _queue.Writer.TryComplete();
        await _loop;
        return isFirst;
    }

    private async Task RunAsync()
    {
        var batch = new List<Work>(MaxBatch);
        var begun = 0L;
        while (await _queue.Reader.WaitToReadAsync())
        {
            if (_queue.Reader.Count < MaxBatch && TimeProvider.System.GetElapsedTime(begun) < BetweenCommits)
                await Task.Delay(BetweenCommits, TimeProvider.System);
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var item)) batch.Add(item);
            begun = TimeProvider.System.GetTimestamp();
            if (!await TryCommitAsync(batch)) await CommitOneByOneAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitOneByOneAsync(List<Work> batch)
    {
        foreach (var item in batch) await TryCommitAsync([item]);
    }

    /// <summary>
    /// Returns false when a batch of several failed and nothing of it was kept. A single item gets its own failure; all items get it when
    /// the outcome is unknown.
    /// </summary>
    private async Task<bool> TryCommitAsync(List<Work> batch)
    {
        try
        {
            await CommitAsync(async session =>
            {
                foreach (var item in batch) await item.RunAsync(session);
            });
        }
        catch (Exception e)
        {
            if (batch.Count > 1 && e is not OutcomeUnknownException) return false;
            if (e is OutcomeUnknownException) Log.Unknown(logger, e);
            else Log.Failed(logger, e);
            foreach (var item in batch) item.Fail(e);
            return true;
        }

        foreach (var item in batch) item.Succeed();
        AfterCommit();
        return true;
    }

    private abstract class Work
    {
        public abstract ValueTask RunAsync(WriteSession session);

        public abstract void Succeed();

        public abstract void Fail(Exception exception);
    }

    private sealed class Work<T>(Func<WriteSession, ValueTask<T>> work) : Work
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Completion => _done.Task;

        public override async ValueTask RunAsync(WriteSession session) => _result = await work(session);

        public override void Succeed() => _done.SetResult(_result!);

        public override void Fail(Exception exception) => _done.SetException(exception);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.WriteQueueFailed, LogLevel.Warning, "A change of the database was rolled back")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(EventIds.Unknown, LogLevel.Error, "It is unknown whether a change of the database was committed")]
        public static partial void Unknown(ILogger logger, Exception exception);
    }
}
