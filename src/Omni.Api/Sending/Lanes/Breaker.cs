using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Holds a lane while the trouble is the service's and not a message's, so that an outage costs as few messages as can be.
/// - The first failure (no answer, an overdue one, "cannot now") is a suspicion: no more than what is needed to be sure may still leave.
/// - Five failures over three recipients without a proper answer between them open it. Nothing leaves.
/// - The service is asked by something harmless (<see cref="ServiceProbes"/>). When it answers, one message tries, of another chat if
///   there is one; a proper answer closes the breaker, the same trouble lets the next one try later.
/// A refusal that is about the message is a proper answer: the service works. Times are ms of the lane's own clock.
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

    /// <summary>Messages that were answered properly since the lane began.</summary>
    public long Answered
    {
        get { lock (_gate) return _answered; }
    }

    /// <summary>Messages without an answer now.</summary>
    public int UnderWay
    {
        get { lock (_gate) return _underWay.Count; }
    }

    /// <summary>
    /// Since when the service answers: the first proper answer, to a message or a question, after the last trouble. Null while it does not.
    /// </summary>
    public long? AnsweringSince
    {
        get { lock (_gate) return _answeringSince; }
    }

    /// <summary>Whether it would help to know if the service answers.</summary>
    public bool WantsProbe
    {
        get { lock (_gate) return _isAsked || (!_isReachable && (_isOpen || _failures > 0)); }
    }

    /// <summary>How it stands: since when it is open, in how many trials; null when it is closed.</summary>
    public (long OpenedAt, int Trials, string Reason)? Open
    {
        get { lock (_gate) return _isOpen ? (_openedAt, _trials, _reason ?? "The channel does not answer") : null; }
    }

    /// <summary>How long nothing may leave: null when something may, without end while the service does not answer.</summary>
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

    /// <summary>Why nothing leaves; null when something may.</summary>
    public string? Reason(long now)
    {
        lock (_gate)
        {
            CountOverdue(now);
            return _isOpen ? $"The channel's service fails: {_reason}" : null;
        }
    }

    /// <summary>Whether only one may leave now, to try for all: one of a chat that is not failing, if there is one.</summary>
    public bool IsTrying
    {
        get { lock (_gate) return IsHeld; }
    }

    public bool IsFailing(Guid chatId)
    {
        lock (_gate) return _chats.Contains(chatId);
    }

    /// <summary>When the chat's next message may try, as far as the chat's own failures are concerned; 0 for at once.</summary>
    public long NotBefore(Guid chatId, long now)
    {
        lock (_gate) return NotBeforeOf(chatId, now);
    }

    /// <summary>Whether the chat's message may leave now; nothing is counted yet.</summary>
    /// <param name="chatId">The message's chat.</param>
    /// <param name="rate">The pace, messages a second.</param>
    /// <param name="now">The lane's clock.</param>
    /// <returns>Null when it may.</returns>
    public BreakerRefusal? Look(Guid chatId, double rate, long now)
    {
        lock (_gate) return Judge(chatId, rate, now);
    }

    /// <summary>
    /// Is handed to the channel, if it may leave: it is under way from here on, until <see cref="Answer"/> or <see cref="Forget"/>.
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

    /// <summary>Its request leaves this machine: what the channel did before, an upload for example, does not count.</summary>
    public void Left(Flight flight, long now)
    {
        lock (_gate) _underWay.Left(flight, now);
    }

    /// <summary>It did not leave after all, or what came of it says nothing of the service.</summary>
    public void Forget(Flight flight)
    {
        lock (_gate) End(flight);
    }

    /// <summary>What the channel answered.</summary>
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

    /// <summary>The service answered a question.</summary>
    public void Reached(long now)
    {
        lock (_gate)
        {
            (_isReachable, _isAsked) = (true, false);
            _answeringSince ??= now;
        }
    }

    /// <summary>Somebody wants to know whether the service answers, though nothing leaves.</summary>
    public void AskForAnAnswer()
    {
        lock (_gate) _isAsked = true;
    }

    /// <summary>It was open when the host stopped.</summary>
    public void Restore(string reason, int trials, long now)
    {
        lock (_gate) (_isOpen, _openedAt, _reason, _trials, _isReachable, _failures) = (true, now, reason, trials, false, FailuresToOpen);
    }

    /// <summary>Somebody says that the trouble is over: the next messages try.</summary>
    public void Release()
    {
        lock (_gate)
        {
            Close();
            _chats.Clear();
            _isReachable = true;
        }
    }

    /// <summary>Open, or so much in doubt that nothing more may leave before something is known.</summary>
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

    /// <summary>0 when it may try at once. While the lane is open, what a chat met counts for all and not against it.</summary>
    private long NotBeforeOf(Guid chatId, long now)
    {
        if (_isOpen || !_chats.Contains(chatId)) return 0;
        if (Math.Max(_chats.NotBefore(chatId), IsHeld ? _nextTrial : 0) is var at && at > now) return at;
        return _failures > 0 && !_isReachable ? now + WithoutReport : 0;
    }

    /// <summary>What the channel refused by itself, before anything left, says nothing of its service.</summary>
    private static bool SaysSomething(Flight flight, SendResult result) =>
        result is SendResult.Sent || flight.LeftAt is not null && !SendResult.IsNotConnected(result);

    private void Fail(Flight flight, string reason, bool wasLost, double random, long now, bool hasAnswered)
    {
        if (!flight.IsOverdue) Count(flight, now);
        _answeringSince = null;
        (_reason, _wasLost) = (reason, wasLost);

        // Its own answer, if only "cannot now", shows that the service is there; silence does not.
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

        // What they met in the outage was not theirs.
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

        // What is under way tells its own: only so many more may leave as are missing to be sure.
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

    /// <summary>A trial that is lost costs a message, one that is refused does not.</summary>
    private TimeSpan PauseBeforeTrial(int trials) => _wasLost
        ? new Backoff(options.ProbeAfter, Factor: 4, LongestBetweenTrials).After(trials + 1)
        : new Backoff(options.ProbeAfter, Factor: 2, options.MaxProbeAfter).After(trials + 1);
}
