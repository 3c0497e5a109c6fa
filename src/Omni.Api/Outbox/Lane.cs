using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Outbox;

/// <summary>
/// The lane of one instance. Order is kept per chat: a chat's next message leaves when the one before has its outcome;
/// different chats go side by side. Of each message:
/// 1. it is recorded as <c>sending</c> before it leaves, so that a crash can never send it twice;
/// 2. the channel sends it, once;
/// 3. <see cref="OutcomeRecorder"/> records what came of it and tells the caller.
/// </summary>
internal sealed partial class Lane(
    Guid instanceId, string channel, ChannelRegistry channels, IReadDb reads, IUnitOfWork unitOfWork, OutcomeRecorder recorder, OutboxOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly ActivitySource Activities = new("Omni");
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5), AfterFailure = TimeSpan.FromSeconds(1);

    private readonly Signal _signal = new();
    private readonly Dictionary<Guid, Queue<QueuedMessage>> _chats = [];
    private readonly SemaphoreSlim _slots = new(options.Concurrency, options.Concurrency);
    private readonly HashSet<Task> _running = [];
    private readonly Lock _gate = new();
    private long _lastRead;
    private int _held;

    public void Wake() => _signal.Ring();

    public void Dispose() => _slots.Dispose();

    /// <summary>Runs until the stop, then waits for what has left already.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!IsConnected() || !await TakeNextAsync(stop)) await _signal.WaitAsync(LookAnyway, time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                Log.Stuck(logger, e, instanceId);
                await WaitAfterFailureAsync(stop);
            }
        }

        Task[] running;
        lock (_gate) running = [.. _running];
        await Task.WhenAll(running);
    }

    private bool IsConnected() => channels.Get(channel)?.ConnectedInstances.Contains(instanceId) == true;

    /// <summary>Takes the next messages off the disk, as many as the window holds. False when there are none.</summary>
    private async Task<bool> TakeNextAsync(CancellationToken stop)
    {
        var room = options.Window - Volatile.Read(ref _held);
        if (room <= 0) return false;

        await using var db = reads.Open();
        var rows = await db.Outbox.Where(o => o.State == "pending" && o.InstanceId == instanceId && o.Seq > _lastRead).OrderBy(o => o.Seq).Take(room).ToListAsync(stop);
        foreach (var row in rows)
        {
            _lastRead = row.Seq;
            var queued = QueuedMessage.Of(row);
            Interlocked.Increment(ref _held);
            Enqueue(queued, stop);
        }

        return rows.Count > 0;
    }

    private void Enqueue(QueuedMessage message, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_chats.TryGetValue(message.ChatId, out var queue))
            {
                queue.Enqueue(message);
                return;
            }

            _chats[message.ChatId] = queue = new Queue<QueuedMessage>([message]);
            var run = RunChatAsync(message.ChatId, queue, stop);
            if (run.IsCompleted) return;
            _running.Add(run);
            _ = run.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        void Remove(Task done)
        {
            lock (_gate) _running.Remove(done);
        }
    }

    private async Task RunChatAsync(Guid chatId, Queue<QueuedMessage> queue, CancellationToken stop)
    {
        await Task.Yield();
        while (true)
        {
            QueuedMessage next;
            lock (_gate)
            {
                if (stop.IsCancellationRequested || !queue.TryDequeue(out next!))
                {
                    _chats.Remove(chatId);
                    return;
                }
            }

            try
            {
                await SendInTurnAsync(next, stop);
            }
            finally
            {
                Interlocked.Decrement(ref _held);
                _signal.Ring();
            }
        }
    }

    private async Task SendInTurnAsync(QueuedMessage next, CancellationToken stop)
    {
        try
        {
            await _slots.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // Still pending on disk; the next start takes it.
            return;
        }

        try
        {
            await SendAsync(next, stop);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task SendAsync(QueuedMessage next, CancellationToken stop)
    {
        using var activity = Activities.StartActivity("outbox.send", ActivityKind.Producer, next.TraceParent);

        // Step 1
        var claim = await ClaimAsync(next, stop);
        if (claim == Claim.Gone) return;

        // Step 2. From here on nothing is cut short by a stop: a message under way is followed to its outcome.
        var result = claim == Claim.EarlierFailed
            ? new SendResult.Failed("EARLIER_PART_FAILED", "An earlier part of the same long message did not go out, so this one was not sent", FailureReach.Message, RetryAfter: null)
            : await SendOnceAsync(next);

        // Step 3
        await recorder.RecordAsync(next, channel, result);
    }

    /// <summary>Tries until the database takes it: what is not recorded as leaving does not leave, and its chat waits behind it, in order.</summary>
    private async Task<Claim> ClaimAsync(QueuedMessage next, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var now = time.GetUtcNow().ToUnixTimeMilliseconds();
                return await unitOfWork.RunAsync(async session =>
                    next.FollowsAnother && await session.HasEarlierPieceFailedAsync(next.RequestId, next.Seq) ? Claim.EarlierFailed
                    : await session.ClaimAsync(next.Message.Id, now) ? Claim.Taken
                    : Claim.Gone, CancellationToken.None);
            }
            catch (Exception e)
            {
                Log.NotClaimed(logger, e, next.Message.Id);
                await WaitAfterFailureAsync(stop);
            }
        }

        return Claim.Gone;
    }

    private async Task<SendResult> SendOnceAsync(QueuedMessage next)
    {
        if (channels.Get(channel) is not { } plugin) return SendResult.NotConnected($"The channel '{channel}' is not loaded");
        try
        {
            return await plugin.SendMessageAsync(instanceId, next.Message, CancellationToken.None);
        }
        catch (Exception e)
        {
            // A channel must not throw. Whether it sent before it did, nobody knows.
            Log.ChannelThrew(logger, e, next.Message.Id, channel);
            return new SendResult.Ambiguous($"The channel failed while sending ({e.GetType().Name})");
        }
    }

    private async Task WaitAfterFailureAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(AfterFailure, time, stop);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private enum Claim
    {
        Taken,
        EarlierFailed,
        Gone,
    }

    private static partial class Log
    {
        [LoggerMessage(2201, LogLevel.Error, "The lane of {InstanceId} could not read what is to be sent; trying again")]
        public static partial void Stuck(ILogger logger, Exception exception, Guid instanceId);

        [LoggerMessage(2202, LogLevel.Error, "{MessageId} could not be recorded as leaving and waits; trying again")]
        public static partial void NotClaimed(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(2203, LogLevel.Error, "{MessageId} made the channel {Channel} throw")]
        public static partial void ChannelThrew(ILogger logger, Exception exception, Guid messageId, string channel);
    }
}
