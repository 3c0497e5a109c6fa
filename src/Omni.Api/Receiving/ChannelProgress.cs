using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>The progress of one channel's webhooks. Only the channel's queue moves it forward.</summary>
/// <param name="channel">The channel; null for all channels that are not loaded.</param>
/// <param name="filter">Selects the queue's webhooks.</param>
/// <param name="position">The last webhook that is processed or belongs to another queue.</param>
/// <param name="lastStored">The last webhook that may belong to the queue.</param>
/// <param name="waiting">The number of the queue's waiting webhooks.</param>
/// <param name="time">The clock.</param>
internal sealed class ChannelProgress(
    string? channel, ChannelFilter filter, long position, long lastStored, long waiting, TimeProvider time)
{
    /// <summary>How long a channel counts as slow after the last observation.</summary>
    private static readonly TimeSpan SlowFor = TimeSpan.FromMinutes(1);

    private readonly Signal _signal = new();
    private long _position = position, _lastStored = lastStored, _waiting = waiting, _strangers, _oldestUnixMs, _slowAt;
    private volatile bool _isHeld;
    private int _hasNews;

    public string? Channel => channel;

    public ChannelFilter Filter => filter;

    /// <summary>The name of its mark in the database.</summary>
    public string Mark { get; } = MarkOf(channel);

    /// <summary>All webhooks of the channel up to this one have taken effect.</summary>
    public long Position => Interlocked.Read(ref _position);

    /// <summary>Webhooks acknowledged and not yet processed.</summary>
    public long Waiting => Math.Max(0, Interlocked.Read(ref _waiting));

    /// <summary>The age of the oldest waiting webhook.</summary>
    public TimeSpan Oldest => Waiting > 0 && Interlocked.Read(ref _oldestUnixMs) is > 0 and var at
        ? Max(time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at)) : TimeSpan.Zero;

    /// <summary>Whether processing is stopped because the channel has not returned from too many webhooks.</summary>
    public bool IsHeld => _isHeld;

    /// <summary>Whether webhooks wait for the channel itself, now or recently.</summary>
    public bool IsSlow => _isHeld || (Interlocked.Read(ref _slowAt) is not 0 and var at && time.GetElapsedTime(at) < SlowFor);

    public static string MarkOf(string? channel) => channel is null ? InboxWorker.Mark : $"{InboxWorker.Mark}:{channel}";

    /// <summary>Records that webhooks of the queue were stored, in a commit that ended with this id.</summary>
    public void Stored(long lastId, int count)
    {
        Interlocked.Exchange(ref _lastStored, lastId);
        Interlocked.Add(ref _waiting, count);
        Interlocked.Exchange(ref _hasNews, 1);
    }

    /// <summary>Wakes the queue if it has new webhooks.</summary>
    public void RingNews()
    {
        if (Interlocked.Exchange(ref _hasNews, 0) == 1) _signal.Ring();
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _signal.WaitAsync(atMost, time, ct);

    /// <summary>Records the time of receipt of the webhook that the queue processes.</summary>
    public void At(long receivedAtUnixMs) => Interlocked.Exchange(ref _oldestUnixMs, receivedAtUnixMs);

    /// <summary>Records that all webhooks of the channel up to this one have taken effect.</summary>
    public void Processed(long lastId, int count)
    {
        Interlocked.Exchange(ref _position, lastId);
        Interlocked.Add(ref _waiting, -count);
    }

    /// <summary>Whether nothing between the position and the account can belong to the queue: it need not be read.</summary>
    public bool IsQuiet(InboxProgress.Account seen) => Position >= Interlocked.Read(ref _lastStored) && seen.Strangers == _strangers;

    /// <summary>Moves the position over webhooks of other queues, up to the account.</summary>
    public void Skip(InboxProgress.Account seen)
    {
        if (seen.Last > Position) Interlocked.Exchange(ref _position, seen.Last);
        _strangers = seen.Strangers;

        // Nothing is left: a remaining count was processed without being counted. A webhook stored just now changes the count.
        var counted = Interlocked.Read(ref _waiting);
        if (Position >= Interlocked.Read(ref _lastStored)) Interlocked.CompareExchange(ref _waiting, 0, counted);
    }

    /// <summary>Records that the channel is slow.</summary>
    public void Slow() => Interlocked.Exchange(ref _slowAt, time.GetTimestamp());

    public void Hold(bool isHeld)
    {
        _isHeld = isHeld;
        if (!isHeld) _signal.Ring();
    }

    private static TimeSpan Max(TimeSpan age) => age > TimeSpan.Zero ? age : TimeSpan.Zero;
}
