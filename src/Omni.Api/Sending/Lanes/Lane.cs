using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Receiving;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// The lane of one instance. Order is kept per chat: a chat's next message leaves when the one before has its outcome. Different chats run
/// side by side. Steps of each message:
/// 1. Shortly before its turn it is recorded as <c>sending</c>, so that a crash can never send it twice.
/// 2. It waits for its slot (<see cref="Pacer"/>) and leaves, once (<see cref="SendAttempt"/>), unless the service fails (<see
///   cref="Breaker"/>).
/// 3. Its outcome is recorded. A refusal may hold the message, its recipient, the pace or the whole lane.
/// </summary>
internal sealed partial class Lane : IDisposable
{
    private const int MaxAhead = 256;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5), AfterFailure = TimeSpan.FromSeconds(1),
        Lookahead = TimeSpan.FromMilliseconds(100), ForReports = TimeSpan.FromMilliseconds(250);

    private readonly LaneState _state;
    private readonly SendAttempt _attempt;
    private readonly LaneTexts _texts;
    private readonly BreakerStore _breakers;
    private readonly SlotClock _clock;
    private readonly InboxProgress _inbox;
    private readonly OutboxOptions _options;
    private readonly ILogger _logger;
    private readonly Signal _signal = new(), _answered = new();
    private readonly RecipientPaces _recipients = new();
    private readonly SemaphoreSlim _slots;
    private readonly Channel<LaneEntry> _leaving =
        Channel.CreateBounded<LaneEntry>(new BoundedChannelOptions(MaxAhead) { SingleReader = true, SingleWriter = true });
    private readonly HashSet<Task> _running = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<(Guid ChatId, int Messages, long FirstUnixMs)> _earlier = [];
    private (long OpenedAt, int Trials, string Reason)? _kept;
    private int _loaded, _ahead;
    private bool _isDisposed;

    public Lane(
        LaneState state, SendAttempt attempt, LaneTexts texts, BreakerStore breakers, SlotClock clock, InboxProgress inbox,
        IOptions<OutboxOptions> options, ILogger<Lane> logger)
    {
        (_state, _attempt, _texts, _breakers, _clock, _inbox, _options, _logger) =
            (state, attempt, texts, breakers, clock, inbox, options.Value, logger);
        _slots = new SemaphoreSlim(_options.Concurrency, _options.Concurrency);
    }

    public Guid InstanceId => _state.InstanceId;

    public string ChannelId => _state.ChannelId;

    public Breaker Breaker => _state.Breaker;

    /// <summary>The time since which the channel's service answers; null while it does not, and before its first answer.</summary>
    public DateTimeOffset? AnsweringSince => Breaker.AnsweringSince is { } at ? _state.TimeOf(at) : null;

    /// <summary>Messages that wait or are leaving.</summary>
    public int Count => _state.Queue.Count;

    /// <summary>Messages that have left the lane and have no outcome yet.</summary>
    public int Leaving
    {
        get { lock (_gate) return _running.Count; }
    }

    private long Now => _state.Now;

    private long NowUnixMs => _state.NowUnixMs;

    /// <summary>Adds messages that are stored.</summary>
    public void Add(IReadOnlyList<QueuedMessage> messages)
    {
        foreach (var message in messages)
        {
            var entry = new LaneEntry(message.Seq, message.Message.Id, message.ChatId) { Since = Now };
            if (message.DueAtUnixMs > 0)
            {
                _state.Queue.Schedule(entry, message.DueAtUnixMs);
                continue;
            }

            if (Interlocked.Increment(ref _loaded) <= _options.Window) entry.Message = message;
            else Interlocked.Decrement(ref _loaded);
            _state.Queue.Add(entry);
        }

        _signal.Ring();
    }

    /// <summary>Restores messages left on disk, in the order in which they leave.</summary>
    public void Restore(LaneEntry entry, long dueUnixMs, bool isScheduled)
    {
        entry.Since = Now;

        // A message refused before the stop may have been accepted all the same.
        entry.IsInDoubt = !isScheduled && dueUnixMs > 0;
        if (isScheduled && dueUnixMs > NowUnixMs) _state.Queue.Schedule(entry, dueUnixMs);
        else _state.Queue.Add(entry, dueUnixMs > 0 ? Now + Math.Max(1, dueUnixMs - NowUnixMs) : 0);
    }

    /// <summary>Restores how many messages a recipient got before this lane began.</summary>
    public void Remember(Guid chatId, int messages, long firstUnixMs)
    {
        // The pace is known when the instance is connected, which happens later in a start.
        _earlier.Add((chatId, messages, firstUnixMs));
    }

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

    /// <summary>Restores a breaker that was open when the host stopped.</summary>
    public void Restore(LaneBreakerRow breaker)
    {
        var openFor = Math.Max(0, NowUnixMs - breaker.OpenedAt);
        Breaker.Restore(breaker.Reason, breaker.Trials, Now - openFor);
        _kept = Breaker.Open;
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

        _slots.Dispose();
    }

    /// <summary>Runs until the host stops or the lane ends, then waits for what has left.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _closing.Token);
        var stop = either.Token;
        var departing = DepartAsync(stop);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var held = _state.HeldFor();
                if (Breaker.WantsProbe) _breakers.ProbeWanted.Ring();
                await KeepBreakerAsync(stop);
                if (held is not null) await _signal.WaitAsync(held < LookAnyway ? held.Value : LookAnyway, _state.Time, stop);
                else if (!await PrepareNextAsync(stop)) await _signal.WaitAsync(UntilNext(), _state.Time, stop);
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

        _leaving.Writer.TryComplete();
        await departing;
        Task[] running;
        lock (_gate) running = [.. _running];
        await Task.WhenAll(running);
    }

    /// <summary>Stores and logs the changes of the breaker since the last look.</summary>
    private async Task KeepBreakerAsync(CancellationToken ct)
    {
        var open = Breaker.Open;
        if (open?.OpenedAt == _kept?.OpenedAt && open?.Trials == _kept?.Trials) return;
        if (open is { } now)
        {
            var openedAt = _state.TimeOf(now.OpenedAt).ToUnixTimeMilliseconds();
            var row = new LaneBreakerRow { InstanceId = InstanceId, OpenedAt = openedAt, Trials = now.Trials, Reason = now.Reason };
            await _breakers.KeepAsync(row, isNew: _kept is null, ct);
        }
        else
        {
            await _breakers.RemoveAsync(InstanceId, ct);
        }

        _kept = open;
    }

    private TimeSpan UntilNext()
    {
        // Messages that are ready wait for those ahead of them: a departure rings.
        var next = _state.Queue.UntilNext(Now, NowUnixMs) ?? LookAnyway;
        return next < LookAnyway ? next : LookAnyway;
    }

    /// <summary>Step 1 for the next heads, as many as leave soon. False when there is nothing to do now.</summary>
    private async Task<bool> PrepareNextAsync(CancellationToken stop)
    {
        var pace = (_state.Plugin as IPacedChannel)?.GetPace(InstanceId);
        _state.Pacer.SetLimit(pace?.MessagesPerSecond ?? _options.DefaultRate);
        if (pace is { RecipientBurst: > 0 } && _earlier.Count > 0)
        {
            foreach (var (chatId, messages, first) in _earlier)
                _recipients.Remember(chatId, Now + first + (long)(messages * pace.RecipientInterval.TotalMilliseconds) - NowUnixMs, Now);
            _earlier.Clear();
        }

        if (TakeNext() is not { Count: > 0 } taken) return false;

        try
        {
            await LoadAsync(taken, stop);
        }
        catch
        {
            foreach (var entry in taken) SendAttempt.Hold(_state, entry, Now + (long)AfterFailure.TotalMilliseconds);
            throw;
        }

        var claims = taken.Select(entry => (Entry: entry, Task: PrepareAsync(entry, pace))).ToList();
        await Task.WhenAll(claims.Select(c => c.Task));
        foreach (var (entry, mayLeave) in claims)
        {
            if (!await mayLeave) continue;
            Interlocked.Increment(ref _ahead);
            await _leaving.Writer.WriteAsync(entry, CancellationToken.None);
        }

        return true;
    }

    private List<LaneEntry> TakeNext()
    {
        if (Breaker.IsTrying)
            return Volatile.Read(ref _ahead) == 0 && _state.Queue.TakeOne(chat => !Breaker.IsFailing(chat), Now, NowUnixMs) is { } one
                ? [one]
                : [];
        var ahead = Math.Clamp((int)Math.Ceiling(_state.Pacer.Rate * Lookahead.TotalSeconds), 1, MaxAhead);
        var room = ahead - Volatile.Read(ref _ahead);
        return room <= 0 || (room <= ahead / 2 && ahead > 1) ? [] : _state.Queue.Take(room, Now, NowUnixMs);
    }

    private async Task<bool> PrepareAsync(LaneEntry entry, SendPace? pace)
    {
        if (entry.Message is not { } message)
        {
            // No longer on disk, or not readable: it has ended.
            _state.Queue.Done(entry);
            return false;
        }

        if (Breaker.NotBefore(entry.ChatId, Now) is var tries && tries > Now)
        {
            SendAttempt.Hold(_state, entry, tries);
            return false;
        }

        if (entry.IsInDoubt && !HaveReportsHadTheirEffect(entry))
        {
            SendAttempt.Hold(_state, entry, Now + (long)ForReports.TotalMilliseconds);
            return false;
        }

        if (pace is not null && !_recipients.TryTake(entry.ChatId, pace.RecipientBurst, pace.RecipientInterval, Now, out var notBefore))
        {
            SendAttempt.Hold(_state, entry, notBefore);
            return false;
        }

        try
        {
            return await _attempt.ClaimAsync(_state, entry, message, _state.Plugin);
        }
        catch (Exception e)
        {
            // A message that is not recorded as leaving does not leave. Its chat waits behind it, in order.
            Log.NotClaimed(_logger, e, entry.Id);
            SendAttempt.Hold(_state, entry, Now + (long)AfterFailure.TotalMilliseconds);
            return false;
        }
    }

    /// <summary>After the pause, a report that arrived within it may still be among the waiting webhooks.</summary>
    private bool HaveReportsHadTheirEffect(LaneEntry entry) =>
        _inbox.IsProcessed(ChannelId, entry.ReportsUpTo ??= _inbox.Seen.Last);

    /// <summary>Reads the texts that are only on disk, in one query.</summary>
    private async Task LoadAsync(List<LaneEntry> taken, CancellationToken stop)
    {
        var missing = taken.Where(e => e.Message is null).ToDictionary(e => e.Seq);
        Interlocked.Add(ref _loaded, missing.Count - taken.Count);
        if (missing.Count > 0) await _texts.LoadAsync(missing, ChannelId, stop);
    }

    /// <summary>Step 2: each message leaves when its slot comes. At a stop, and when the lane is held meanwhile, it is put back.</summary>
    private async Task DepartAsync(CancellationToken stop)
    {
        await foreach (var entry in _leaving.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (_state.HeldFor() is null && await WaitForSlotAsync(entry, stop) is { } slot)
                Follow(_attempt.LeaveAsync(_state, entry, slot.Number, slot.Flight));
            else await _attempt.PutBackAsync(_state, entry, Breaker.NotBefore(entry.ChatId, Now));
            Interlocked.Decrement(ref _ahead);
            _signal.Ring();
        }
    }

    /// <summary>The number of the departure and its place among those under way; null at a stop, and when the breaker refuses it.</summary>
    private async Task<(long Number, Flight Flight)?> WaitForSlotAsync(LaneEntry entry, CancellationToken stop)
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
            if (!await WaitForAnswersAsync(entry, stop)) return null;
            long number;
            while (!_state.Pacer.TryDepart(out var wait, out number)) await _clock.WaitAsync(wait, stop);

            // While the message waited for its slot, an answer may have shown that the service fails.
            if (Breaker.Leave(entry.ChatId, _state.Pacer.Rate, IsUploadedFirst(entry), Now, out var flight) is not null) return null;
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
    private async Task<bool> WaitForAnswersAsync(LaneEntry entry, CancellationToken stop)
    {
        while (Breaker.Look(entry.ChatId, _state.Pacer.Rate, Now) is { } refusal)
        {
            if (refusal is not BreakerRefusal.AfterAnAnswer) return false;
            await _answered.WaitAsync(AfterFailure, _state.Time, stop);
        }

        return true;
    }

    private static bool IsUploadedFirst(LaneEntry entry) => entry.Message?.Message.Content is MediaContent { MediaId: not null };

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
            _signal.Ring();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.LaneStuck, LogLevel.Error, "The lane of {InstanceId} could not read its messages; trying again")]
        public static partial void Stuck(ILogger logger, Exception exception, Guid instanceId);

        [LoggerMessage(EventIds.NotClaimed, LogLevel.Error, "{MessageId} could not be recorded as leaving and waits; trying again")]
        public static partial void NotClaimed(ILogger logger, Exception exception, Guid messageId);
    }
}
