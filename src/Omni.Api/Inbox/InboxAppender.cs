using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Omni.Api.Persistence;

namespace Omni.Api.Inbox;

/// <summary>Group commit: the webhooks that wait together are stored in one transaction, and each caller is answered after it.</summary>
internal sealed partial class InboxAppender(IInboxStore store, InboxSignal signal, IOptions<InboxOptions> options, ILogger<InboxAppender> logger) : IHostedService
{
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.Value.MaxWaiting) { SingleReader = true });
    private Task _loop = Task.CompletedTask;
    private long _waitingBytes;

    /// <summary>True when the webhook is on disk; false when it could not be stored, and then nothing of it was.</summary>
    public async Task<bool> AppendAsync(NewDelivery delivery)
    {
        try
        {
            var waiting = new Waiting(delivery);
            return Interlocked.Add(ref _waitingBytes, delivery.Body.Length) <= options.Value.MaxWaitingBytes && _queue.Writer.TryWrite(waiting) && await waiting.Stored.Task;
        }
        finally
        {
            Interlocked.Add(ref _waitingBytes, -delivery.Body.Length);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = RunAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return _loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<Waiting>(options.Value.MaxAppendBatch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < options.Value.MaxAppendBatch && _queue.Reader.TryRead(out var waiting)) batch.Add(waiting);
            var stored = await TryAppendAsync(batch);
            foreach (var waiting in batch) waiting.Stored.SetResult(stored);
            batch.Clear();
            if (stored) signal.Ring();
        }
    }

    private async Task<bool> TryAppendAsync(List<Waiting> batch)
    {
        try
        {
            await store.AppendAsync([.. batch.Select(w => w.Delivery)], CancellationToken.None);
            return true;
        }
        catch (Exception e)
        {
            // A broken disk is told to Meta (503), which comes again; the loop must live to see it mended.
            Log.Failed(logger, e, batch.Count);
            return false;
        }
    }

    private sealed record Waiting(NewDelivery Delivery)
    {
        public TaskCompletionSource<bool> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Error, "{Count} webhooks could not be stored and were refused")]
        public static partial void Failed(ILogger logger, Exception exception, int count);
    }
}
