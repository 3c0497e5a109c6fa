using System.Collections.Concurrent;

namespace Omni.Api.Reads;

/// <summary>
/// The threads of bounded reads. A query of SQLite holds its thread until it ends, even an async one: on the threads of the pool, which
/// answer webhooks, twenty searches delayed a webhook by ten seconds.
/// </summary>
internal sealed class ReadThreads : TaskScheduler, IDisposable
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<Task> _tasks = [];
    private readonly ThreadLocal<bool> _isOurs = new();
    private readonly List<Thread> _threads;

    public ReadThreads(int count)
    {
        _threads = [.. Enumerable.Range(1, count).Select(number => new Thread(Run) { IsBackground = true, Name = $"omni-read-{number}" })];
        foreach (var thread in _threads) thread.Start();
    }

    public override int MaximumConcurrencyLevel => _threads.Count;

    public void Dispose()
    {
        _tasks.CompleteAdding();

        // A read that is still computing ends with its time; the stop of the host does not wait for it.
        if (!_threads.TrueForAll(thread => thread.Join(LastWait))) return;
        _tasks.Dispose();
        _isOurs.Dispose();
    }

    protected override void QueueTask(Task task)
    {
        try
        {
            _tasks.Add(task);
        }
        catch (InvalidOperationException)
        {
            // Stopped: the rest of a read ends on the pool.
            ThreadPool.UnsafeQueueUserWorkItem(left => TryExecuteTask(left), task, preferLocal: false);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _isOurs.Value && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;

    private void Run()
    {
        _isOurs.Value = true;
        foreach (var task in _tasks.GetConsumingEnumerable()) TryExecuteTask(task);
    }
}
