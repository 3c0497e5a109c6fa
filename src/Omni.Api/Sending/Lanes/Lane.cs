using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Background;
using Omni.Api.Persistence.Rows;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// The lane of one instance. Order is kept per chat: a chat's next message leaves when the one before has its outcome;
/// different chats go side by side. Of each message:
/// 1. when its turn is near it is recorded as <c>sending</c>, so that a crash can never send it twice;
/// 2. it waits for its slot (<see cref="Pacer"/>) and leaves, once (<see cref="Departure"/>), unless the service fails (<see cref="Breaker"/>);
/// 3. what came of it is recorded; a refusal may hold the message, its recipient, the pace or the whole lane.
/// </summary>
internal sealed partial class Lane : IDisposable
{
    private const int MaxAhead = 256;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5), AfterFailure = TimeSpan.FromSeconds(1), Lookahead = TimeSpan.FromMilliseconds(100),
        ForReports = TimeSpan.FromMilliseconds(250);

    private readonly LaneParts _parts;
    private readonly Signal _signal = new(), _answered = new();
    private readonly LaneQueue _queue = new();
    private readonly RecipientPaces _recipients = new();
    private readonly LaneBrakes _brakes = new();
    private readonly Pacer _pacer;
    private readonly Departure _departure;
    private readonly SemaphoreSlim _slots;
    private readonly Channel<LaneEntry> _leaving = Channel.CreateBounded<LaneEntry>(new BoundedChannelOptions(MaxAhead) { SingleReader = true, SingleWriter = true });
    private readonly HashSet<Task> _running = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly long _begun;
    private readonly List<(Guid ChatId, int Messages, long FirstUnixMs)> _earlier = [];
    private (long OpenedAt, int Trials, string Reason)? _kept;
    private int _loaded, _ahead;
    private bool _isDisposed;

    public Lane(Guid instanceId, string channel, LaneParts parts)
    {
        (InstanceId, ChannelId, _parts) = (instanceId, channel, parts);
        _begun = parts.Time.GetTimestamp();
        _pacer = new Pacer(parts.Time, parts.Options.DefaultRate);
        _slots = new SemaphoreSlim(parts.Options.Concurrency, parts.Options.Concurrency);
        Breaker = new Breaker(parts.Options.Breaker);
        _departure = new Departure(instanceId, channel, parts, _queue, _brakes, Breaker, _pacer, () => Now);
    }

    public Guid InstanceId { get; }

    public string ChannelId { get; }

    public Breaker Breaker { get; }

    /// <summary>Since when the service of the channel answers; null while it does not, and before its first answer.</summary>
    public DateTimeOffset? AnsweringSince => Breaker.AnsweringSince is { } at ? _parts.Time.GetUtcNow() - TimeSpan.FromMilliseconds(Now - at) : null;

    /// <summary>Messages that wait or are leaving.</summary>
    public int Count => _queue.Count;

    /// <summary>Messages that have left the lane and have no outcome yet.</summary>
    public int Leaving
    {
        get { lock (_gate) return _running.Count; }
    }

    private long Now => (long)_parts.Time.GetElapsedTime(_begun).TotalMilliseconds;

    private long NowUnixMs => _parts.Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes messages that are on disk now.</summary>
    public void Add(IReadOnlyList<QueuedMessage> messages)
    {
        foreach (var message in messages)
        {
            var entry = new LaneEntry(message.Seq, message.Message.Id, message.ChatId) { Since = Now };
            if (message.DueAtUnixMs > 0)
            {
                _queue.Schedule(entry, message.DueAtUnixMs);
                continue;
            }

            if (Interlocked.Increment(ref _loaded) <= _parts.Options.Window) entry.Message = message;
            else Interlocked.Decrement(ref _loaded);
            _queue.Add(entry);
        }

        _signal.Ring();
    }

    /// <summary>Takes up what was left on disk, in the order in which it is to leave.</summary>
    public void Restore(LaneEntry entry, long dueUnixMs, bool isScheduled)
    {
        entry.Since = Now;

        // What was refused before the stop may have been taken all the same.
        entry.IsInDoubt = !isScheduled && dueUnixMs > 0;
        if (isScheduled && dueUnixMs > NowUnixMs) _queue.Schedule(entry, dueUnixMs);
        else _queue.Add(entry, dueUnixMs > 0 ? Now + Math.Max(1, dueUnixMs - NowUnixMs) : 0);
    }

    /// <summary>What a recipient got lately, before this lane began.</summary>
    public void Remember(Guid chatId, int messages, long firstUnixMs)
    {
        // The pace is known when the instance is connected, which comes later in a start.
        _earlier.Add((chatId, messages, firstUnixMs));
    }

    /// <summary>Forgets a message that was cancelled.</summary>
    public void Remove(long seq, Guid id) => _queue.Remove(seq, id);

    /// <summary>The instance was connected: what somebody had to mend is mended, and the service has answered. That is no proof for messages.</summary>
    public void Connected()
    {
        _brakes.Release();
        Reached();
    }

    /// <summary>Somebody says that all its trouble is over.</summary>
    public void Release()
    {
        _brakes.Release();
        Breaker.Release();
        _signal.Ring();
    }

    /// <summary>The service of the channel answered a question.</summary>
    public void Reached()
    {
        Breaker.Reached(Now);
        _brakes.Reached();
        _signal.Ring();
    }

    /// <summary>The breaker was open when the host stopped.</summary>
    public void Restore(LaneBreakerRow breaker)
    {
        var openFor = Math.Max(0, NowUnixMs - breaker.OpenedAt);
        Breaker.Restore(breaker.Reason, breaker.Trials, Now - openFor);
        _kept = Breaker.Open;
    }

    public void Ring() => _signal.Ring();

    /// <summary>How it stands now.</summary>
    public LaneView Look() => new()
    {
        Queued = Count,
        UnderWay = Breaker.UnderWay,
        Rate = Math.Round(_pacer.Rate, 1),
        Limit = _pacer.Limit,
        Room = _pacer.Room,
        OldestSeconds = _queue.Oldest(Now).TotalSeconds,
        HeldBecause = HeldBecause(),
        HeldUntil = _brakes.Remaining(Now) is { } left && left < TimeSpan.MaxValue ? _parts.Time.GetUtcNow() + left : null,
        Breaker = Breaker.Open is { } open
            ? new BreakerView { OpenSince = _parts.Time.GetUtcNow() - TimeSpan.FromMilliseconds(Now - open.OpenedAt), Trials = open.Trials, Reason = open.Reason }
            : null,
    };

    /// <summary>Ends the lane: nothing leaves any more.</summary>
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

    /// <summary>Runs until the stop of the host or its own end, then waits for what has left already.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _closing.Token);
        var stop = either.Token;
        var departing = DepartAsync(stop);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var held = HeldFor();
                if (Breaker.WantsProbe) _parts.ProbeWanted.Ring();
                await KeepBreakerAsync(stop);
                if (held is not null) await _signal.WaitAsync(held < LookAnyway ? held.Value : LookAnyway, _parts.Time, stop);
                else if (!await PrepareNextAsync(stop)) await _signal.WaitAsync(UntilNext(), _parts.Time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                Log.Stuck(_parts.Logger, e, InstanceId);
                await Task.WhenAny(Task.Delay(AfterFailure, _parts.Time, stop));
            }
        }

        _leaving.Writer.TryComplete();
        await departing;
        Task[] running;
        lock (_gate) running = [.. _running];
        await Task.WhenAll(running);
    }

    private IChannelPlugin? Plugin => _parts.Channels.Get(ChannelId);

    private bool IsConnected => Plugin?.IsConnected(InstanceId) == true;

    private string? HeldBecause() => _parts.Hold.ReasonOf(InstanceId) ?? _brakes.Reason(Now) ?? (IsConnected ? Breaker.Reason(Now) : "The instance is not connected");

    /// <summary>How long nothing may leave; null when something may.</summary>
    private TimeSpan? HeldFor() =>
        _parts.Hold.Holds(InstanceId) ? TimeSpan.MaxValue : _brakes.Remaining(Now) ?? (IsConnected ? Breaker.Remaining(Now) : TimeSpan.MaxValue);

    /// <summary>What the breaker has done since the last look is kept on disk and told.</summary>
    private async Task KeepBreakerAsync(CancellationToken ct)
    {
        var open = Breaker.Open;
        if (open?.OpenedAt == _kept?.OpenedAt && open?.Trials == _kept?.Trials) return;
        if (open is { } now)
        {
            var openedAt = NowUnixMs - (Now - now.OpenedAt);
            await _parts.Breakers.KeepAsync(new LaneBreakerRow { InstanceId = InstanceId, OpenedAt = openedAt, Trials = now.Trials, Reason = now.Reason }, ct);
            if (_kept is null) Log.BreakerOpened(_parts.Logger, InstanceId, now.Reason);
        }
        else
        {
            await _parts.Breakers.RemoveAsync(InstanceId, ct);
            Log.BreakerClosed(_parts.Logger, InstanceId);
        }

        if (open is null != _kept is null) _parts.Metrics.BreakerChanged(opened: open is not null);
        _kept = open;
    }

    private TimeSpan UntilNext()
    {
        // What is ready already waits for what is ahead of it: a departure rings.
        var next = _queue.UntilNext(Now, NowUnixMs) ?? LookAnyway;
        return next < LookAnyway ? next : LookAnyway;
    }

    /// <summary>Step 1 for the next heads, as many as will leave soon. False when there is nothing to do now.</summary>
    private async Task<bool> PrepareNextAsync(CancellationToken stop)
    {
        var pace = (Plugin as IPacedChannel)?.GetPace(InstanceId);
        _pacer.SetLimit(pace?.MessagesPerSecond ?? _parts.Options.DefaultRate);
        if (pace is { RecipientBurst: > 0 } && _earlier.Count > 0)
        {
            foreach (var (chatId, messages, first) in _earlier) _recipients.Remember(chatId, Now + first + (long)(messages * pace.RecipientInterval.TotalMilliseconds) - NowUnixMs, Now);
            _earlier.Clear();
        }

        if (TakeNext() is not { Count: > 0 } taken) return false;

        try
        {
            await LoadAsync(taken, stop);
        }
        catch
        {
            foreach (var entry in taken) _departure.Hold(entry, Now + (long)AfterFailure.TotalMilliseconds);
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
        if (Breaker.IsTrying) return Volatile.Read(ref _ahead) == 0 && _queue.TakeOne(chat => !Breaker.IsFailing(chat), Now, NowUnixMs) is { } one ? [one] : [];
        var ahead = Math.Clamp((int)Math.Ceiling(_pacer.Rate * Lookahead.TotalSeconds), 1, MaxAhead);
        var room = ahead - Volatile.Read(ref _ahead);
        return room <= 0 || (room <= ahead / 2 && ahead > 1) ? [] : _queue.Take(room, Now, NowUnixMs);
    }

    private async Task<bool> PrepareAsync(LaneEntry entry, SendPace? pace)
    {
        if (entry.Message is not { } message)
        {
            // Not on disk any more, or not readable: it has ended.
            _queue.Done(entry);
            return false;
        }

        if (Breaker.NotBefore(entry.ChatId, Now) is var tries && tries > Now)
        {
            _departure.Hold(entry, tries);
            return false;
        }

        if (entry.IsInDoubt && !HaveReportsHadTheirEffect(entry))
        {
            _departure.Hold(entry, Now + (long)ForReports.TotalMilliseconds);
            return false;
        }

        if (pace is not null && !_recipients.TryTake(entry.ChatId, pace.RecipientBurst, pace.RecipientInterval, Now, out var notBefore))
        {
            _departure.Hold(entry, notBefore);
            return false;
        }

        try
        {
            return await _departure.ClaimAsync(entry, message, Plugin);
        }
        catch (Exception e)
        {
            // What is not recorded as leaving does not leave, and its chat waits behind it, in order.
            Log.NotClaimed(_parts.Logger, e, entry.Id);
            _departure.Hold(entry, Now + (long)AfterFailure.TotalMilliseconds);
            return false;
        }
    }

    /// <summary>The pause is over: a report that came within it may still lie among the webhooks that wait.</summary>
    private bool HaveReportsHadTheirEffect(LaneEntry entry) =>
        _parts.Inbox.IsProcessed(ChannelId, entry.ReportsUpTo ??= _parts.Inbox.Seen.Last);

    /// <summary>Reads the texts that are on disk only, together.</summary>
    private async Task LoadAsync(List<LaneEntry> taken, CancellationToken stop)
    {
        var missing = taken.Where(e => e.Message is null).ToDictionary(e => e.Seq);
        Interlocked.Add(ref _loaded, missing.Count - taken.Count);
        if (missing.Count == 0) return;
        await using var db = _parts.Reads.Open();
        foreach (var row in await db.Outbox.Where(o => missing.Keys.Contains(o.Seq)).ToListAsync(stop))
        {
            missing[row.Seq].Message = QueuedMessage.TryRead(row, out var fault);
            if (fault is not null) await _parts.Failures.EndUnreadableAsync(row, ChannelId, fault);
        }
    }

    /// <summary>Step 2: each leaves when its slot comes. At a stop, and when the lane is held meanwhile, it goes back.</summary>
    private async Task DepartAsync(CancellationToken stop)
    {
        await foreach (var entry in _leaving.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (HeldFor() is null && await WaitForSlotAsync(entry, stop) is { } slot) Follow(_departure.LeaveAsync(entry, slot.Number, slot.Flight));
            else await _departure.PutBackAsync(entry, Breaker.NotBefore(entry.ChatId, Now));
            Interlocked.Decrement(ref _ahead);
            _signal.Ring();
        }
    }

    /// <summary>The number of the departure and its place among those under way; null at a stop, and when the breaker does not let it go.</summary>
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
            while (!_pacer.TryDepart(out var wait, out number)) await _parts.Slots.WaitAsync(wait, stop);

            // While it waited for its slot, an answer may have told that the service fails.
            if (Breaker.Leave(entry.ChatId, _pacer.Rate, IsUploadedFirst(entry), Now, out var flight) is not null) return null;
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

    /// <summary>While as many are under way as may be, it waits for an answer. False when its chat or the lane is held.</summary>
    private async Task<bool> WaitForAnswersAsync(LaneEntry entry, CancellationToken stop)
    {
        while (Breaker.Look(entry.ChatId, _pacer.Rate, Now) is { } refusal)
        {
            if (refusal is not BreakerRefusal.AfterAnAnswer) return false;
            await _answered.WaitAsync(AfterFailure, _parts.Time, stop);
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
        [LoggerMessage(2201, LogLevel.Error, "The lane of {InstanceId} could not read what is to be sent; trying again")]
        public static partial void Stuck(ILogger logger, Exception exception, Guid instanceId);

        [LoggerMessage(2202, LogLevel.Error, "{MessageId} could not be recorded as leaving and waits; trying again")]
        public static partial void NotClaimed(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(2224, LogLevel.Error, "{InstanceId} sends nothing until the service of its channel answers again: {Reason}. Its messages are kept")]
        public static partial void BreakerOpened(ILogger logger, Guid instanceId, string reason);

        [LoggerMessage(2225, LogLevel.Warning, "{InstanceId} sends again: the service of its channel answers")]
        public static partial void BreakerClosed(ILogger logger, Guid instanceId);
    }
}
