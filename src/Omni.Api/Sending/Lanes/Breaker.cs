using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Holds a lane while the service fails, and not a message, so that an outage costs as few messages as possible.
/// - The first failure (no answer, an overdue one, "cannot now") raises a suspicion: only the messages needed to confirm it may still
///   leave.
/// - Five failures over three recipients without a proper answer between them open the breaker. Nothing leaves.
/// - <see cref="ServiceProbes"/> asks the service with a harmless request. When it answers, one message tries, of another chat if there is
///   one. A proper answer closes the breaker; the same trouble delays the next try.
/// A refusal that concerns the message is a proper answer: the service works. Times are ms of the lane's own clock.
/// </summary>
internal sealed class Breaker(BreakerOptions options)
{
    private const int FailuresToOpen = 5, RecipientsToOpen = 3, SeveralOverdue = 3, WithoutReport = 1000;

    private static readonly TimeSpan LongestBetweenTrials = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly UnderWay _underWay = new(options.OverdueAfter);
    private readonly FailingChats _chats = new();
    private readonly HashSet<Guid> _recipients = [];
    private int _failures, _mayStillLeave, _trials;
    private long _answered, _nextTrial, _openedAt;
    private long? _answeringSince;
    private bool _isOpen, _isReachable = true, _isAsked, _wasLost;
    private Flight? _trial;
    private string? _reason;

    /// <summary>The number of messages answered properly since the lane began.</summary>
    public long Answered
    {
        get { lock (_gate) return _answered; }
    }

    /// <summary>The number of messages without an answer now.</summary>
    public int UnderWay
    {
        get { lock (_gate) return _underWay.Count; }
    }

    /// <summary>
    /// The time of the first proper answer, to a message or a probe, after the last trouble. Null while the service does not answer.
    /// </summary>
    public long? AnsweringSince
    {
        get { lock (_gate) return _answeringSince; }
    }

    /// <summary>Whether a probe of the service would help.</summary>
    public bool WantsProbe
    {
        get { lock (_gate) return _isAsked || (!_isReachable && (_isOpen || _failures > 0)); }
    }

    /// <summary>When the breaker opened, the number of trials and the reason; null when it is closed.</summary>
    public (long OpenedAt, int Trials, string Reason)? Open
    {
        get { lock (_gate) return _isOpen ? (_openedAt, _trials, _reason ?? "The channel does not answer") : null; }
    }

    /// <summary>How long nothing may leave: null when a message may, infinite while the service does not answer.</summary>
    public TimeSpan? Remaining(long now)
    {
        lock (_gate)
        {
            CountOverdue(now);
            if (!IsHeld) return null;
            if (_trial is not null || !_isReachable) return TimeSpan.MaxValue;
            return _isOpen && _nextTrial > now ? TimeSpan.FromMilliseconds(_nextTrial - now) : null;
        }
    }

    /// <summary>Why nothing leaves; null when a message may.</summary>
    public string? Reason(long now)
    {
        lock (_gate)
        {
            CountOverdue(now);
            return _isOpen ? $"The channel's service fails: {_reason}" : null;
        }
    }

    /// <summary>Whether only one message may leave now, as a trial; preferably one of a chat that is not failing.</summary>
    public bool IsTrying
    {
        get { lock (_gate) return IsHeld; }
    }

    public bool IsFailing(Guid chatId)
    {
        lock (_gate) return _chats.Contains(chatId);
    }

    /// <summary>When the chat's next message may try, judged by the chat's own failures; 0 for at once.</summary>
    public long NotBefore(Guid chatId, long now)
    {
        lock (_gate) return NotBeforeOf(chatId, now);
    }

    /// <summary>Whether the chat's message may leave now. Counts nothing.</summary>
    /// <param name="chatId">The message's chat.</param>
    /// <param name="rate">The pace, messages a second.</param>
    /// <param name="now">The lane's clock.</param>
    /// <returns>Null when it may.</returns>
    public BreakerRefusal? Look(Guid chatId, double rate, long now)
    {
        lock (_gate) return Judge(chatId, rate, now);
    }

    /// <summary>
    /// Hands the message to the channel if it may leave. It is under way from here on, until <see cref="Answer"/> or <see cref="Forget"/>.
    /// </summary>
    /// <param name="chatId">The message's chat.</param>
    /// <param name="rate">The pace, messages a second.</param>
    /// <param name="isPreparing">Whether the channel has something to do first, such as an upload.</param>
    /// <param name="now">The lane's clock.</param>
    /// <param name="flight">The message under way.</param>
    /// <returns>Null when it left.</returns>
    public BreakerRefusal? Leave(Guid chatId, double rate, bool isPreparing, long now, out Flight? flight)
    {
        lock (_gate)
        {
            flight = null;
            if (Judge(chatId, rate, now) is { } refusal) return refusal;
            flight = new Flight(chatId) { IsTrial = IsHeld, IsPreparing = isPreparing, AnsweredBefore = _answered };
            if (flight.IsTrial) _trial = flight;
            else if (_failures > 0) _mayStillLeave--;
            _underWay.Add(flight);
            return null;
        }
    }

    /// <summary>The request leaves this machine. The channel's work before it, such as an upload, does not count.</summary>
    public void Left(Flight flight, long now)
    {
        lock (_gate) _underWay.Left(flight, now);
    }

    /// <summary>The message did not leave after all, or its result proves nothing about the service.</summary>
    public void Forget(Flight flight)
    {
        lock (_gate) End(flight);
    }

    /// <summary>Records what the channel answered.</summary>
    /// <param name="flight">The message.</param>
    /// <param name="result">The answer.</param>
    /// <param name="took">Since it left.</param>
    /// <param name="random">0..1, spreads the trials of many lanes.</param>
    /// <param name="now">The lane's clock.</param>
    public void Answer(Flight flight, SendResult result, TimeSpan took, double random, long now)
    {
        lock (_gate)
        {
            End(flight);
            if (result is SendResult.Ambiguous lost) Fail(flight, lost.Error, wasLost: true, random, now, hasAnswered: false);
            else if (result is SendResult.Failed { IsServiceTrouble: true } trouble)
                Fail(flight, trouble.Error, wasLost: false, random, now, hasAnswered: trouble.MayHaveBeenTaken);
            else if (SaysSomething(flight, result)) Succeed(flight, took, now);
        }
    }

    /// <summary>The service answered a probe.</summary>
    public void Reached(long now)
    {
        lock (_gate)
        {
            (_isReachable, _isAsked) = (true, false);
            _answeringSince ??= now;
        }
    }

    /// <summary>Requests a probe of the service although nothing leaves.</summary>
    public void AskForAnAnswer()
    {
        lock (_gate) _isAsked = true;
    }

    /// <summary>Restores a breaker that was open when the host stopped.</summary>
    public void Restore(string reason, int trials, long now)
    {
        lock (_gate) (_isOpen, _openedAt, _reason, _trials, _isReachable, _failures) = (true, now, reason, trials, false, FailuresToOpen);
    }

    /// <summary>An operator states that the trouble is over: the next messages try.</summary>
    public void Release()
    {
        lock (_gate)
        {
            Close();
            _chats.Clear();
            _isReachable = true;
        }
    }

    /// <summary>Whether the breaker is open, or so close to it that nothing may leave before an answer arrives.</summary>
    private bool IsHeld =>
        _isOpen || (_failures > 0 && _mayStillLeave <= 0 && _underWay.Count == 0) || (_trial is not null && _failures > 0);

    private BreakerRefusal? Judge(Guid chatId, double rate, long now)
    {
        CountOverdue(now);
        if (NotBeforeOf(chatId, now) is > 0 and var later) return new BreakerRefusal.NotBefore(later);
        if (IsHeld) return _trial is null && _isReachable && (!_isOpen || _nextTrial <= now) ? null : new BreakerRefusal.NotBefore(now);
        if (_failures > 0 && _mayStillLeave <= 0) return BreakerRefusal.AfterAnAnswer.Instance;
        if (_underWay.Count >= _underWay.Most(rate)) return BreakerRefusal.AfterAnAnswer.Instance;
        return _underWay.Overdue >= SeveralOverdue && _underWay.Overdue * 2 >= _underWay.Count
            ? BreakerRefusal.AfterAnAnswer.Instance
            : null;
    }

    /// <summary>0 when the chat may try at once. While the breaker is open, failures count for the lane and not for the chat.</summary>
    private long NotBeforeOf(Guid chatId, long now)
    {
        if (_isOpen || !_chats.Contains(chatId)) return 0;
        if (Math.Max(_chats.NotBefore(chatId), IsHeld ? _nextTrial : 0) is var at && at > now) return at;
        return _failures > 0 && !_isReachable ? now + WithoutReport : 0;
    }

    /// <summary>A refusal by the channel itself, before anything left, proves nothing about its service.</summary>
    private static bool SaysSomething(Flight flight, SendResult result) =>
        result is SendResult.Sent || flight.LeftAt is not null && !SendResult.IsNotConnected(result);

    private void Fail(Flight flight, string reason, bool wasLost, double random, long now, bool hasAnswered)
    {
        if (!flight.IsOverdue) Count(flight, now);
        _answeringSince = null;
        (_reason, _wasLost) = (reason, wasLost);

        // Any answer of the service, even "cannot now", shows that it is there; silence does not.
        _isReachable = hasAnswered && !_isOpen;
        if (flight.IsTrial) _nextTrial = now + (long)(PauseBeforeTrial(_trials++) * (1 + (random / 4))).TotalMilliseconds;
        OpenIfSure(now);
    }

    private void Succeed(Flight flight, TimeSpan took, long now)
    {
        _underWay.Answered(flight.LeftAt is { } left ? TimeSpan.FromMilliseconds(now - left) : took);
        _answered++;
        _isReachable = true;
        _answeringSince ??= now;

        // Failures during the outage do not count against the chats.
        if (_isOpen) _chats.Clear();
        else _chats.Remove(flight.ChatId);
        Close();
    }

    private void Close()
    {
        (_isOpen, _failures, _trials, _nextTrial, _reason) = (false, 0, 0, 0, null);
        _recipients.Clear();
    }

    private void Count(Flight flight, long now)
    {
        _answeringSince = null;

        // Messages under way bring answers too: only as many more may leave as are needed to be sure.
        if (_failures++ == 0) _mayStillLeave = Math.Max(0, FailuresToOpen - 1 - (_underWay.Count - _underWay.Overdue));
        _recipients.Add(flight.ChatId);
        _chats.Add(flight.ChatId, now);
    }

    private void CountOverdue(long now)
    {
        var any = false;
        foreach (var flight in _underWay.TakeOverdue(now))
        {
            Count(flight, now);
            any = true;
        }

        if (!any) return;
        (_reason, _isReachable, _wasLost) = ($"answers take longer than {options.OverdueAfter.TotalSeconds:0.#} s", false, true);
        OpenIfSure(now);
    }

    private void OpenIfSure(long now)
    {
        if (_isOpen || _failures < FailuresToOpen || _recipients.Count < RecipientsToOpen) return;
        (_isOpen, _openedAt, _isReachable) = (true, now, false);
    }

    private void End(Flight flight)
    {
        _underWay.Remove(flight);
        if (ReferenceEquals(flight, _trial)) _trial = null;
    }

    /// <summary>A lost trial costs a message, a refused one does not.</summary>
    private TimeSpan PauseBeforeTrial(int trials) => _wasLost
        ? new Backoff(options.ProbeAfter, Factor: 4, LongestBetweenTrials).After(trials + 1)
        : new Backoff(options.ProbeAfter, Factor: 2, options.MaxProbeAfter).After(trials + 1);
}
