using System.Threading.Channels;
using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Contract.Contents;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Step 2 of a lane: claimed messages leave in their order, each when its slot comes. At a stop, and when the lane is held or the service
/// fails meanwhile, a message is put back. What has left is followed to its outcome.
/// </summary>
/// <param name="state">The lane.</param>
/// <param name="attempt">Sends a message.</param>
/// <param name="clock">Waits for slots.</param>
/// <param name="concurrency">The maximum number of messages under way.</param>
/// <param name="signal">Rings when a message has left or got its outcome.</param>
internal sealed class LaneDepartures(LaneState state, SendAttempt attempt, SlotClock clock, int concurrency, Signal signal) : IDisposable
{
    /// <summary>The maximum number of claimed messages that have not left yet.</summary>
    public const int MaxAhead = 256;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1);

    private readonly Channel<QueuedMessage> _claimed =
        Channel.CreateBounded<QueuedMessage>(new BoundedChannelOptions(MaxAhead) { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _slots = new(concurrency, concurrency);
    private readonly Signal _answered = new();
    private readonly HashSet<Task> _running = [];
    private readonly Lock _gate = new();
    private int _ahead;

    /// <summary>Messages that are claimed and have not left yet.</summary>
    public int Ahead => Volatile.Read(ref _ahead);

    /// <summary>Messages that have left and have no outcome yet.</summary>
    public int Leaving
    {
        get { lock (_gate) return _running.Count; }
    }

    private Breaker Breaker => state.Breaker;

    /// <summary>Adds a message that is recorded as leaving.</summary>
    public ValueTask AddAsync(QueuedMessage message)
    {
        Interlocked.Increment(ref _ahead);
        return _claimed.Writer.WriteAsync(message, CancellationToken.None);
    }

    /// <summary>No message is added from now on.</summary>
    public void Complete() => _claimed.Writer.TryComplete();

    /// <summary>Runs until <see cref="Complete"/>, then waits for what has left. From a stop on, nothing leaves.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var message in _claimed.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (state.HeldFor() is null && await WaitForSlotAsync(message, stop) is { } slot)
                Follow(attempt.LeaveAsync(state, message, slot.Number, slot.Flight));
            else await attempt.PutBackAsync(state, message, Breaker.NotBefore(message.ChatId, state.Now));
            Interlocked.Decrement(ref _ahead);
            signal.Ring();
        }

        Task[] running;
        lock (_gate) running = [.. _running];
        await Task.WhenAll(running);
    }

    public void Dispose() => _slots.Dispose();

    /// <summary>The number of the departure and its place among those under way; null at a stop, and when the breaker refuses it.</summary>
    private async Task<(long Number, Flight Flight)?> WaitForSlotAsync(QueuedMessage message, CancellationToken stop)
    {
        try
        {
            await _slots.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        var hasLeft = false;
        try
        {
            if (!await WaitForAnswersAsync(message, stop)) return null;
            long number;
            while (!state.Pacer.TryDepart(out var wait, out number)) await clock.WaitAsync(wait, stop);

            // While the message waited for its slot, an answer may have shown that the service fails.
            var refusal = Breaker.Leave(message.ChatId, state.Pacer.Rate, IsUploadedFirst(message), state.Now, out var flight);
            if (refusal is not null) return null;
            hasLeft = true;
            return (number, flight!);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            if (!hasLeft) _slots.Release();
        }
    }

    /// <summary>Waits for an answer while the maximum is under way. False when the chat or the lane is held.</summary>
    private async Task<bool> WaitForAnswersAsync(QueuedMessage message, CancellationToken stop)
    {
        while (Breaker.Look(message.ChatId, state.Pacer.Rate, state.Now) is { } refusal)
        {
            if (refusal is not BreakerRefusal.AfterAnAnswer) return false;
            await _answered.WaitAsync(LookAnyway, state.Time, stop);
        }

        return true;
    }

    private static bool IsUploadedFirst(QueuedMessage message) => message.Outgoing.Content is MediaContent { MediaId: not null };

    private void Follow(Task leaving)
    {
        lock (_gate)
        {
            _running.Add(leaving);
            _ = leaving.ContinueWith(Arrived, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        void Arrived(Task done)
        {
            lock (_gate) _running.Remove(done);
            _slots.Release();
            _answered.Ring();
            signal.Ring();
        }
    }
}
