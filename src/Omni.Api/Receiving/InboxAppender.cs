using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>
/// Group commit: stores all waiting webhooks in one transaction and then answers each caller. A thread of its own stores them, since it
/// waits for the disk.
/// </summary>
internal sealed partial class InboxAppender(
    IInboxStore store, InboxProgress progress, IOptions<InboxOptions> options, ILogger<InboxAppender> logger) : IHostedService, IDisposable
{
    private readonly BlockingCollection<Waiting> _queue = new(options.Value.MaxWaiting);
    private Task _loop = Task.CompletedTask;
    private long _waitingBytes;

    /// <summary>Returns true when the webhook is stored; false when it could not be, and then nothing of it was.</summary>
    public async Task<bool> AppendAsync(NewWebhook webhook)
    {
        try
        {
            var waiting = new Waiting(webhook);
            return Interlocked.Add(ref _waitingBytes, webhook.Body.Length) <= options.Value.MaxWaitingBytes && TryAdd(waiting)
                && await waiting.Stored.Task;
        }
        finally
        {
            Interlocked.Add(ref _waitingBytes, -webhook.Body.Length);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // A webhook that is not stored was not acknowledged: the stop does not wait for a database that does not answer.
        _queue.CompleteAdding();
        return _loop.EndsBeforeAsync(cancellationToken);
    }

    public void Dispose() => _queue.Dispose();

    private bool TryAdd(Waiting waiting)
    {
        try
        {
            return _queue.TryAdd(waiting);
        }
        catch (InvalidOperationException)
        {
            // Stopping: the host accepts no more.
            return false;
        }
    }

    private void Run()
    {
        var batch = new List<Waiting>(options.Value.MaxAppendBatch);
        while (_queue.TryTake(out var first, Timeout.Infinite))
        {
            batch.Add(first);
            while (batch.Count < options.Value.MaxAppendBatch && _queue.TryTake(out var waiting)) batch.Add(waiting);
            var stored = TryAppend(batch);
            foreach (var waiting in batch) waiting.Stored.SetResult(stored);
            batch.Clear();
            if (stored) progress.Ring();
        }
    }

    private bool TryAppend(List<Waiting> batch)
    {
        try
        {
            NewWebhook[] webhooks = [.. batch.Select(w => w.Webhook)];
            progress.Stored(webhooks, store.Append(webhooks));
            return true;
        }
        catch (Exception e)
        {
            // Meta gets 503 and posts again. The loop continues until the database works again.
            Log.Failed(logger, e, batch.Count);
            return false;
        }
    }

    private sealed record Waiting(NewWebhook Webhook)
    {
        public TaskCompletionSource<bool> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.InboxAppenderFailed, LogLevel.Error, "{Count} webhooks could not be stored and were refused")]
        public static partial void Failed(ILogger logger, Exception exception, int count);
    }
}
