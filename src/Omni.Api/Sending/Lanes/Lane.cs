using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Receiving;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// The lane of one instance. Order is kept per chat: a chat's next message leaves when the one before has its outcome. Different chats run
/// side by side. Steps of each message:
/// 1. Shortly before its turn it is recorded as <c>sending</c>, so that a crash can never send it twice (<see cref="LanePreparation"/>).
/// 2. It waits for its slot and leaves, once, unless the service fails (<see cref="LaneDepartures"/>, <see cref="Breaker"/>).
/// 3. Its outcome is recorded (<see cref="SendAttempt"/>). A refusal may hold the message, its recipient, the pace or the whole lane.
/// </summary>
internal sealed partial class Lane : IDisposable
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5), AfterFailure = TimeSpan.FromSeconds(1);

    private readonly LaneState _state;
    private readonly LanePreparation _preparation;
    private readonly LaneDepartures _departures;
    private readonly KeptBreaker _keptBreaker;
    private readonly ILogger _logger;
    private readonly Signal _signal = new();
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private bool _isDisposed;

    public Lane(
        LaneState state, SendAttempt attempt, LaneTexts texts, BreakerStore breakers, SlotClock clock, InboxProgress inbox,
        IOptions<OutboxOptions> options, ILogger<Lane> logger)
    {
        (_state, _logger) = (state, logger);
        _preparation = new LanePreparation(state, attempt, texts, inbox, options.Value, logger);
        _departures = new LaneDepartures(state, attempt, clock, options.Value.Concurrency, _signal);
        _keptBreaker = new KeptBreaker(state, breakers);
    }

    public Guid InstanceId => _state.InstanceId;

    public string ChannelId => _state.ChannelId;

    public Breaker Breaker => _state.Breaker;

    /// <summary>The time since which the channel's service answers; null while it does not, and before its first answer.</summary>
    public DateTimeOffset? AnsweringSince => Breaker.AnsweringSince is { } at ? _state.TimeOf(at) : null;

    /// <summary>What the channel's server holds back of the whole instance; null when nothing.</summary>
    public SendHold? ChannelHold => _state.ChannelHold;

    /// <summary>Messages that wait or are leaving.</summary>
    public int Count => _state.Queue.Count;

    /// <summary>Messages that have left the lane and have no outcome yet.</summary>
    public int Leaving => _departures.Leaving;

    private long Now => _state.Now;

    /// <summary>Adds messages that are stored.</summary>
    public void Add(IReadOnlyList<QueuedMessage> messages)
    {
        foreach (var message in messages)
        {
            message.Since = Now;
            if (message.DueAtUnixMs is > 0 and var due)
            {
                message.Unload();
                _state.Queue.Schedule(message, due);
            }
            else
            {
                _preparation.KeepOrUnload(message);
                _state.Queue.Add(message);
            }
        }

        _signal.Ring();
    }

    /// <summary>Restores messages left on disk, in the order in which they leave.</summary>
    public void Restore(QueuedMessage message, long dueUnixMs, bool isScheduled)
    {
        message.Since = Now;
        if (isScheduled && dueUnixMs > _state.NowUnixMs) _state.Queue.Schedule(message, dueUnixMs);
        else _state.Queue.Add(message, dueUnixMs > 0 ? Now + Math.Max(1, dueUnixMs - _state.NowUnixMs) : 0);
    }

    /// <summary>Restores how many messages a recipient got before this lane began.</summary>
    public void Remember(Guid chatId, int messages, long firstUnixMs) => _preparation.Remember(chatId, messages, firstUnixMs);

    /// <summary>Restores a breaker that was open when the host stopped.</summary>
    public void Restore(LaneBreakerRow breaker) => _keptBreaker.Restore(breaker);

    /// <summary>Forgets a message that was cancelled.</summary>
    public void Remove(long seq, Guid id) => _state.Queue.Remove(seq, id);

    /// <summary>
    /// The instance was connected: its settings are right, and the service has answered. That does not prove that messages go out.
    /// </summary>
    public void Connected()
    {
        _state.Hold.Release();
        Reached();
    }

    /// <summary>An operator states that all trouble is over.</summary>
    public void Release()
    {
        _state.Hold.Release();
        Breaker.Release();
        _signal.Ring();
    }

    /// <summary>The service of the channel answered a probe.</summary>
    public void Reached()
    {
        Breaker.Reached(Now);
        _state.Hold.Reached();
        _signal.Ring();
    }

    /// <summary>Two chats are one: their messages leave one after the other.</summary>
    public void Merge(Guid from, Guid into)
    {
        _state.Queue.Merge(from, into);
        _signal.Ring();
    }

    /// <summary>What the channel's server holds back has changed: what was set aside is looked at again.</summary>
    public void HoldsChanged()
    {
        _state.Queue.ReturnAside();
        _signal.Ring();
    }

    public void Ring() => _signal.Ring();

    /// <summary>The current state.</summary>
    public LaneView Look() => _state.Look();

    /// <summary>Ends the lane: nothing leaves from now on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            if (!_isDisposed) _closing.Cancel();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _closing.Dispose();
        }

        _departures.Dispose();
    }

    /// <summary>Runs until the host stops or the lane ends, then waits for what has left.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _closing.Token);
        var stop = either.Token;
        var departing = _departures.RunAsync(stop);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                Log.Stuck(_logger, e, InstanceId);
                await Task.WhenAny(Task.Delay(AfterFailure, _state.Time, stop));
            }
        }

        _departures.Complete();
        await departing;
    }

    /// <summary>Prepares the next messages, or waits until there is something to do.</summary>
    private async Task StepAsync(CancellationToken stop)
    {
        var held = _state.HeldFor();
        await _keptBreaker.KeepAsync(stop);
        if (held is not null)
        {
            await _signal.WaitAsync(held < LookAnyway ? held.Value : LookAnyway, _state.Time, stop);
            return;
        }

        if (await _preparation.TakeAsync(_departures.Ahead, stop) is not { } claimed)
        {
            await _signal.WaitAsync(UntilNext(), _state.Time, stop);
            return;
        }

        foreach (var message in claimed) await _departures.AddAsync(message);
    }

    private TimeSpan UntilNext()
    {
        // Messages that are ready wait for those ahead of them: a departure rings.
        var next = _state.Queue.UntilNext(Now, _state.NowUnixMs) ?? LookAnyway;
        return next < LookAnyway ? next : LookAnyway;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.LaneStuck, LogLevel.Error, "The lane of {InstanceId} could not read its messages; trying again")]
        public static partial void Stuck(ILogger logger, Exception exception, Guid instanceId);
    }
}
