using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>The only writer of <c>omni.db</c>: takes what is queued, runs it in one transaction, commits, then tells the callers.</summary>
internal sealed partial class SqliteUnitOfWork(SqliteFiles files, ILogger<SqliteUnitOfWork> logger) : IUnitOfWork, IHostedService
{
    private const int QueueCapacity = 4096, MaxBatch = 512;

    /// <summary>A commit waits for the disk, whatever it holds: within this time after one, what comes is gathered for the next. Whoever comes after a quiet time does not wait. Real time, whatever clock the host has.</summary>
    private static readonly TimeSpan BetweenCommits = TimeSpan.FromMilliseconds(2);

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true });
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private SqliteConnection? _connection;
    private SqliteCheckpointer? _checkpointer;
    private Task _loop = Task.CompletedTask;

    public async Task<T> RunAsync<T>(Func<WriteSession, ValueTask<T>> work, CancellationToken ct)
    {
        var item = new Work<T>(work);
        await _queue.Writer.WriteAsync(item, ct);

        // From here on the change may be committed: who stops waiting now would not know.
        return await item.Completion;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = await SqliteFiles.OpenWriterAsync(files.Omni, cancellationToken);
        _checkpointer = new SqliteCheckpointer(files.Omni, logger);
        _checkpointer.Start();
        _loop = RunAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var isFirst = _queue.Writer.TryComplete();
        await _loop;
        if (!isFirst) return;
        if (_checkpointer is not null) await _checkpointer.StopAsync();
        foreach (var command in _prepared.Values) await command.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var batch = new List<Work>(MaxBatch);
        var committed = 0L;
        while (await _queue.Reader.WaitToReadAsync())
        {
            if (_queue.Reader.Count < MaxBatch && TimeProvider.System.GetElapsedTime(committed) < BetweenCommits) await Task.Delay(BetweenCommits, TimeProvider.System);
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var item)) batch.Add(item);
            if (!await TryCommitAsync(batch)) await CommitOneByOneAsync(batch);
            committed = TimeProvider.System.GetTimestamp();
            batch.Clear();
        }
    }

    private async Task CommitOneByOneAsync(List<Work> batch)
    {
        foreach (var item in batch) await TryCommitAsync([item]);
    }

    /// <summary>False when a batch of several failed and nothing of it was kept. A single item is told its failure.</summary>
    private async Task<bool> TryCommitAsync(List<Work> batch)
    {
        try
        {
            await using var session = new SqliteWriteSession(_connection!, _prepared);
            foreach (var item in batch) await item.RunAsync(session);
            session.Commit();
        }
        catch (Exception e)
        {
            if (batch.Count > 1) return false;
            Log.Failed(logger, e);
            batch[0].Fail(e);
            return true;
        }

        foreach (var item in batch) item.Succeed();
        _checkpointer!.Committed(_connection!);
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
        [LoggerMessage(2801, LogLevel.Warning, "A change of the database was undone")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
