using System.Collections.Concurrent;
using Omni.Api.Foundation;
using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>
/// The threads on which one channel is asked for events. A plugin may block a thread, loop, or never return, so it runs on threads of its
/// own. After <see cref="InboxOptions.ProcessTimeout"/> the host continues without it and keeps the webhook as a dead letter. When the
/// channel has not returned from <see cref="InboxOptions.MaxAbandoned"/> webhooks, it is held until it does.
/// </summary>
internal sealed partial class ChannelThreads : IDisposable
{
    /// <summary>
    /// The time is over when more than this number of evenly spaced looks have found the same webhook. A host that was suspended looks only
    /// once, so it does not blame a channel for the gap.
    /// </summary>
    private const int Looks = 8;

    private static readonly int Degree = Math.Clamp(Environment.ProcessorCount, 1, 8);

    private readonly ChannelProgress _progress;
    private readonly Func<StoredWebhook, WebhookOutcome, CancellationToken, Task<WebhookOutcome>> _interpret;
    private readonly InboxOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly BlockingCollection<InterpretationBatch> _work = [];
    private readonly Lock _gate = new();
    private readonly List<ChannelThread> _threads = [];
    private int _abandoned;

    /// <param name="progress">Gets the state of the channel: slow, or held.</param>
    /// <param name="interpret">Asks the channel for the events of one webhook. It throws only when its token is cancelled.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public ChannelThreads(
        ChannelProgress progress, Func<StoredWebhook, WebhookOutcome, CancellationToken, Task<WebhookOutcome>> interpret,
        InboxOptions options, TimeProvider time, ILogger logger)
    {
        (_progress, _interpret, _options, _time, _logger) = (progress, interpret, options, time, logger);
    }

    /// <summary>Returns the outcomes of the first webhooks: of all of them, unless the channel is held meanwhile.</summary>
    public async Task<IReadOnlyList<WebhookOutcome>> RunAsync(IReadOnlyList<StoredWebhook> webhooks, CancellationToken ct)
    {
        if (webhooks.Count == 0) return [];
        var batch = new InterpretationBatch(webhooks);
        if (!TryPost(batch)) return [];
        while (!batch.Settled.IsCompleted)
        {
            var looking = batch.Settled.WaitAsync(_options.ProcessTimeout / Looks, _time, ct);
            await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested) Stop(batch);
            ct.ThrowIfCancellationRequested();
            if (!batch.Settled.IsCompleted) Look(batch);
        }

        return batch.Outcomes;
    }

    public void Dispose() => _work.CompleteAdding();

    /// <summary>False when the channel is held.</summary>
    private bool TryPost(InterpretationBatch batch)
    {
        lock (_gate)
        {
            if (_progress.IsHeld) return false;
            var wanted = Math.Min(Degree, batch.Count);
            while (_threads.Count < wanted) StartThread();
            for (var i = 0; i < wanted; i++) _work.Add(batch);
            return true;
        }
    }

    private void StartThread()
    {
        var state = new ChannelThread();
        _threads.Add(state);
        new Thread(() => Run(state)) { IsBackground = true, Name = $"channel {_progress.Channel}" }.UnsafeStart();
    }

    private void Run(ChannelThread thread)
    {
        foreach (var batch in _work.GetConsumingEnumerable())
        {
            while (batch.TryTake(out var place))
            {
                if (!TryInterpret(thread, batch, place))
                {
                    Return(thread, batch[place]);
                    return;
                }
            }
        }

        thread.Dispose();
    }

    /// <summary>False when the channel came back too late.</summary>
    private bool TryInterpret(ChannelThread thread, InterpretationBatch batch, int place)
    {
        var outcome = new WebhookOutcome(batch[place]);
        thread.Begin(batch, place, outcome);
        var interpreted = Interpret(batch[place], outcome, thread.Stop);
        outcome.Close();
        if (!thread.TryEnd()) return false;
        batch.Settle(place, interpreted);
        return true;
    }

    /// <summary>Blocks the thread, which belongs to the channel.</summary>
    private WebhookOutcome Interpret(StoredWebhook stored, WebhookOutcome outcome, CancellationToken stop)
    {
        try
        {
            return _interpret(stored, outcome, stop).GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            // The channel gave up as requested: the result of the webhook is not needed any more.
            var failed = new WebhookOutcome(stored);
            failed.SetAside("CHANNEL_FAILED", $"The channel failed on it: {e.GetType().Name}");
            return failed;
        }
    }

    /// <summary>Cancels the running calls when the host stops. The host does not wait for them.</summary>
    private void Stop(InterpretationBatch batch)
    {
        batch.Close();
        lock (_gate)
        {
            foreach (var thread in _threads.Where(t => t.Look(batch) > 0)) Cancel(thread);
        }
    }

    /// <summary>Abandons each webhook of the batch whose time is over, and continues without its thread.</summary>
    private void Look(InterpretationBatch batch)
    {
        List<ChannelThread> threads;
        lock (_gate) threads = [.. _threads];
        foreach (var thread in threads)
        {
            if (thread.Look(batch) > 1) _progress.Slow();
            if (thread.TryAbandon(batch, Looks, out var place)) Abandon(thread, batch, place);
        }
    }

    private void Abandon(ChannelThread thread, InterpretationBatch batch, int place)
    {
        var stored = batch[place];
        var (seconds, channel) = (_options.ProcessTimeout.TotalSeconds, stored.Webhook.Channel);
        Log.GivenUp(_logger, channel, stored.Id, seconds);
        thread.Outcome!.Close();
        lock (_gate)
        {
            _threads.Remove(thread);
            if (++_abandoned >= _options.MaxAbandoned)
            {
                if (!_progress.IsHeld) Log.Held(_logger, channel, _abandoned);
                _progress.Hold(isHeld: true);
                batch.Close();
            }
            else
            {
                StartThread();
                if (!_work.IsAddingCompleted) _work.Add(batch);
            }
        }

        var outcome = new WebhookOutcome(stored);
        outcome.SetAside(
            "CHANNEL_TIMEOUT",
            $"The channel '{channel}' did not finish it within {seconds:0.##} s; retry this dead letter when the plugin is mended");
        batch.Settle(place, outcome);

        Cancel(thread);
    }

    // On another thread: a callback on the token may block too.
    private void Cancel(ChannelThread thread) =>
        new Thread(thread.Cancel) { IsBackground = true, Name = $"channel {_progress.Channel} cancel" }.UnsafeStart();

    /// <summary>Records that the channel has finished an abandoned webhook: the thread is free to end.</summary>
    private void Return(ChannelThread thread, StoredWebhook stored)
    {
        Log.CameBack(_logger, stored.Webhook.Channel, stored.Id);
        lock (_gate)
        {
            if (--_abandoned >= _options.MaxAbandoned || !_progress.IsHeld) return;
            Log.GoesOn(_logger, stored.Webhook.Channel);
            _progress.Hold(isHeld: false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            2150, LogLevel.Error,
            "The channel {Channel} did not finish webhook {WebhookId} within {Seconds} s; it was kept as a dead letter")]
        public static partial void GivenUp(ILogger logger, string channel, long webhookId, double seconds);

        [LoggerMessage(
            2151, LogLevel.Error,
            "The channel {Channel} has not returned from {Count} webhooks and is held: its webhooks are stored and wait")]
        public static partial void Held(ILogger logger, string channel, int count);

        [LoggerMessage(EventIds.GoesOn, LogLevel.Warning, "The channel {Channel} returned and continues")]
        public static partial void GoesOn(ILogger logger, string channel);

        [LoggerMessage(
            2153, LogLevel.Warning,
            "The channel {Channel} returned from webhook {WebhookId} after its time was over; the result was dropped")]
        public static partial void CameBack(ILogger logger, string channel, long webhookId);
    }
}
