using Omni.Api.Sending.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Everything that waits in a lane, by place: one line per chat, of which only the head may leave, one at a time. Heads leave in the order
/// they came; one that must wait lets the other chats pass. Times are ms of the lane's own clock, except for scheduled messages, which use
/// the wall clock.
/// </summary>
internal sealed class LaneQueue
{
    private static readonly long NoTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly Dictionary<Guid, Line> _lines = [];
    private readonly PriorityQueue<Line, long> _ready = new();
    private readonly PriorityQueue<Line, long> _resting = new();
    private readonly SortedDictionary<(long Due, long Seq), QueuedMessage> _scheduled = [];
    private readonly Dictionary<Guid, long> _scheduledFor = [];
    private readonly Dictionary<Guid, Guid> _merged = [];
    private readonly HashSet<Guid> _aside = [];
    private readonly Lock _gate = new();
    private int _count;

    /// <summary>The number of messages that wait, or are leaving without an outcome yet.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How long the first head that may leave has been waiting.</summary>
    public TimeSpan Oldest(long now)
    {
        lock (_gate)
            return _ready.TryPeek(out var line, out _) ? TimeSpan.FromMilliseconds(Math.Max(0, now - line.Head.Since)) : TimeSpan.Zero;
    }

    /// <summary>Appends a message to its chat's line.</summary>
    /// <param name="message">The message.</param>
    /// <param name="notBefore">When it is due by the lane's clock; one that was refused before waits at the head of its line.</param>
    public void Add(QueuedMessage message, long notBefore = 0)
    {
        lock (_gate)
        {
            _count++;
            Append(message, notBefore);
        }
    }

    /// <summary>Sets a message aside until a time of the wall clock, Unix ms. Later messages of its chat do not wait for it.</summary>
    public void Schedule(QueuedMessage message, long dueUnixMs)
    {
        lock (_gate)
        {
            _count++;
            _scheduled.Add((dueUnixMs, message.Seq), message);
            _scheduledFor[message.Id] = dueUnixMs;
        }
    }

    /// <summary>Removes a scheduled message. One that is in a line stays there: its turn finds it cancelled.</summary>
    public void Remove(long seq, Guid id)
    {
        lock (_gate)
        {
            if (!_scheduledFor.Remove(id, out var due) || !_scheduled.Remove((due, seq))) return;
            _aside.Remove(id);
            _count--;
        }
    }

    /// <summary>
    /// Takes the next heads that may leave, up to a number. Their chats wait until <see cref="Done"/> or <see cref="Hold"/>.
    /// </summary>
    public List<QueuedMessage> Take(int atMost, long now, long nowUnixMs)
    {
        lock (_gate)
        {
            Promote(now, nowUnixMs);
            var taken = new List<QueuedMessage>(Math.Min(atMost, _ready.Count));
            while (taken.Count < atMost && _ready.TryDequeue(out var line, out _)) taken.Add(line.Head);
            return taken;
        }
    }

    /// <summary>Takes the next head that may leave, preferably of a chat that matches; null when none may.</summary>
    public QueuedMessage? TakeOne(Func<Guid, bool> isLiked, long now, long nowUnixMs)
    {
        lock (_gate)
        {
            Promote(now, nowUnixMs);
            var passedBy = new List<Line>();
            Line? found = null;
            while (found is null && _ready.TryDequeue(out var line, out _))
            {
                if (isLiked(line.Head.ChatId)) found = line;
                else passedBy.Add(line);
            }

            if (found is null && passedBy.Count > 0)
            {
                found = passedBy[0];
                passedBy.RemoveAt(0);
            }

            foreach (var line in passedBy) _ready.Enqueue(line, line.Head.Seq);
            return found?.Head;
        }
    }

    /// <summary>The time until the first head that waits for a time may leave, at least a millisecond; null when none waits.</summary>
    public TimeSpan? UntilNext(long now, long nowUnixMs)
    {
        lock (_gate)
        {
            var next = long.MaxValue;
            if (_resting.TryPeek(out _, out var rested)) next = Math.Min(next, rested - now);
            foreach (var (due, _) in _scheduled.Keys)
            {
                next = Math.Min(next, due - nowUnixMs);
                break;
            }

            return next == long.MaxValue ? null : TimeSpan.FromMilliseconds(Math.Max(1, next));
        }
    }

    /// <summary>
    /// Two chats are one: their messages form one line, in the order they came. Heads that are leaving already go on side by side; the next
    /// message waits for both.
    /// </summary>
    public void Merge(Guid from, Guid into)
    {
        lock (_gate)
        {
            (from, into) = (ChatOf(from), ChatOf(into));
            if (from == into) return;
            _merged[from] = into;
            if (!_lines.Remove(from, out var other)) return;
            if (!_lines.TryGetValue(into, out var line)) _lines[into] = other;
            else _lines[into] = Merge(line, other);
        }
    }

    /// <summary>A head of the chat has its outcome: the next message becomes the head.</summary>
    public void Done(QueuedMessage message)
    {
        lock (_gate)
        {
            _count--;
            Advance(message);
        }
    }

    /// <summary>Keeps a head of the chat waiting, and the messages behind it.</summary>
    public void Hold(QueuedMessage message, long notBefore)
    {
        lock (_gate)
        {
            var (_, line) = LineOf(message);
            if (line.Beside.Count > 0)
            {
                // Another head is still leaving: this one waits for it.
                if (!line.Beside.Remove(message))
                {
                    line.Head = line.Beside[0];
                    line.Beside.RemoveAt(0);
                }

                line.NotBefore = Math.Max(line.NotBefore, notBefore);
                Return(line, message);
                return;
            }

            if (line is { IsJoined: true, Rest.Count: > 0 })
            {
                Return(line, message);
                line.Head = line.Rest.Dequeue();
            }

            _resting.Enqueue(line, Math.Max(line.NotBefore, notBefore));
            line.NotBefore = 0;
        }
    }

    /// <summary>
    /// Sets a head of the chat aside until a time of the wall clock, or until <see cref="ReturnAside"/>: later messages of its chat do not
    /// wait for it.
    /// </summary>
    public void SetAside(QueuedMessage message, DateTimeOffset? until)
    {
        lock (_gate)
        {
            Advance(message);
            var untilUnixMs = until?.ToUnixTimeMilliseconds() ?? NoTime;
            _scheduled.Add((untilUnixMs, message.Seq), message);
            _scheduledFor[message.Id] = untilUnixMs;
            _aside.Add(message.Id);
        }
    }

    /// <summary>Whether a message is set aside, and until when; null where only <see cref="ReturnAside"/> ends it.</summary>
    public bool IsAside(Guid id, out DateTimeOffset? until)
    {
        lock (_gate)
        {
            until = _scheduledFor.TryGetValue(id, out var due) && due != NoTime ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
            return _aside.Contains(id);
        }
    }

    /// <summary>Returns all messages that were set aside to the lines of their chats, in their order.</summary>
    public void ReturnAside()
    {
        lock (_gate)
        {
            if (_aside.Count == 0) return;
            foreach (var (key, message) in _scheduled.Where(s => _aside.Contains(s.Value.Id)).OrderBy(s => s.Key.Seq).ToList())
            {
                _scheduled.Remove(key);
                _scheduledFor.Remove(message.Id);
                Append(message, notBefore: 0);
            }

            _aside.Clear();
        }
    }

    /// <summary>The next message of a head's chat becomes the head, once the heads beside it have their outcomes.</summary>
    private void Advance(QueuedMessage message)
    {
        var (chat, line) = LineOf(message);
        if (line.Beside.Remove(message)) return;
        if (line.Beside.Count > 0)
        {
            // It is leaving too.
            line.Head = line.Beside[0];
            line.Beside.RemoveAt(0);
        }
        else if (line.Rest is { Count: > 0 } rest)
        {
            line.Head = rest.Dequeue();
            Enqueue(line);
        }
        else
        {
            _lines.Remove(chat);
        }
    }

    /// <summary>Returns a head of joined lines to its place among those that wait.</summary>
    private static void Return(Line line, QueuedMessage message) =>
        line.Rest = new Queue<QueuedMessage>((line.Rest ?? []).Append(message).OrderBy(m => m.Seq));

    /// <summary>Joins two lines. A line whose head is not leaving is in one of the queues; the joined one is in at most one.</summary>
    private Line Merge(Line one, Line other)
    {
        var (leaving, waiting) = (new List<QueuedMessage>(), new List<QueuedMessage>());
        var notBefore = 0L;
        foreach (var line in new[] { one, other })
        {
            var isReady = _ready.Remove(line, out _, out _);
            if (_resting.Remove(line, out _, out var rested)) notBefore = Math.Max(notBefore, rested);
            else if (!isReady) leaving.Add(line.Head);
            if (isReady || !leaving.Contains(line.Head)) waiting.Add(line.Head);
            leaving.AddRange(line.Beside);
            waiting.AddRange(line.Rest ?? []);
            notBefore = Math.Max(notBefore, line.NotBefore);
        }

        waiting.Sort((a, b) => a.Seq.CompareTo(b.Seq));
        var head = leaving.Count > 0 ? leaving[0] : waiting[0];
        var joined = new Line(head)
        {
            IsJoined = true,
            NotBefore = notBefore,
            Rest = new Queue<QueuedMessage>(waiting.Where(message => message != head)),
        };
        joined.Beside.AddRange(leaving.Skip(1));
        if (leaving.Count == 0) Enqueue(joined);
        return joined;
    }

    private void Enqueue(Line line)
    {
        if (line.NotBefore > 0) _resting.Enqueue(line, line.NotBefore);
        else _ready.Enqueue(line, line.Head.Seq);
        line.NotBefore = 0;
    }

    private Guid ChatOf(Guid chat)
    {
        while (_merged.TryGetValue(chat, out var into)) chat = into;
        return chat;
    }

    private (Guid Chat, Line Line) LineOf(QueuedMessage message)
    {
        var chat = ChatOf(message.ChatId);
        return (chat, _lines[chat]);
    }

    private void Append(QueuedMessage message, long notBefore)
    {
        var chat = ChatOf(message.ChatId);
        if (_lines.TryGetValue(chat, out var line))
        {
            (line.Rest ??= new Queue<QueuedMessage>()).Enqueue(message);
            return;
        }

        _lines[chat] = line = new Line(message);
        if (notBefore > 0) _resting.Enqueue(line, notBefore);
        else _ready.Enqueue(line, message.Seq);
    }

    private void Promote(long now, long nowUnixMs)
    {
        while (_resting.TryPeek(out var line, out var rested) && rested <= now)
        {
            _resting.Dequeue();
            _ready.Enqueue(line, line.Head.Seq);
        }

        while (_scheduled.Count > 0)
        {
            var (key, message) = _scheduled.First();
            if (key.Due > nowUnixMs) break;
            _scheduled.Remove(key);
            _scheduledFor.Remove(message.Id);
            _aside.Remove(message.Id);
            Append(message, notBefore: 0);
        }
    }

    /// <summary>The messages of one chat.</summary>
    private sealed class Line(QueuedMessage head)
    {
        public QueuedMessage Head { get; set; } = head;

        /// <summary>The messages behind the head; null for most chats.</summary>
        public Queue<QueuedMessage>? Rest { get; set; }

        /// <summary>Heads of merged lines that are leaving beside the head.</summary>
        public List<QueuedMessage> Beside { get; } = [];

        /// <summary>Whether it was two lines, whose messages it keeps in the order they came.</summary>
        public bool IsJoined { get; init; }

        /// <summary>When the next head is due by the lane's clock; 0 for at once.</summary>
        public long NotBefore { get; set; }
    }
}
