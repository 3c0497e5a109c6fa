using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>How far the webhooks of one channel have come. Only the channel's queue moves it forward.</summary>
/// <param name="channel">The channel; null for all those that are not loaded.</param>
/// <param name="filter">Which webhooks are the queue's.</param>
/// <param name="position">The last webhook that is processed, or was none of the queue's.</param>
/// <param name="lastStored">The last webhook that may be the queue's.</param>
/// <param name="waiting">How many of the queue's wait.</param>
/// <param name="time">The clock.</param>
internal sealed class ChannelProgress(
    string? channel, ChannelFilter filter, long position, long lastStored, long waiting, TimeProvider time)
{
    /// <summary>How long a channel counts as slow after it was seen to be.</summary>
    private static readonly TimeSpan SlowFor = TimeSpan.FromMinutes(1);

    private readonly Signal _signal = new();
    private long _position = position, _lastStored = lastStored, _waiting = waiting, _strangers, _oldestUnixMs, _slowAt;
    private volatile bool _isHeld;
    private int _hasNews;

    public string? Channel => channel;

    public ChannelFilter Filter => filter;

    /// <summary>The name of its mark in the database.</summary>
    public string Mark { get; } = MarkOf(channel);

    /// <summary>Everything of the channel up to here has its effects.</summary>
    public long Position => Interlocked.Read(ref _position);

    /// <summary>Webhooks acknowledged and not yet processed.</summary>
    public long Waiting => Math.Max(0, Interlocked.Read(ref _waiting));

    /// <summary>Age of the oldest of them.</summary>
    public TimeSpan Oldest => Waiting > 0 && Interlocked.Read(ref _oldestUnixMs) is > 0 and var at
        ? Max(time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at)) : TimeSpan.Zero;

    /// <summary>Whether nothing is processed because the channel has not come back from too many webhooks.</summary>
    public bool IsHeld => _isHeld;

    /// <summary>Whether the channel itself is what webhooks wait for, now or a moment ago.</summary>
    public bool IsSlow => _isHeld || (Interlocked.Read(ref _slowAt) is not 0 and var at && time.GetElapsedTime(at) < SlowFor);

    public static string MarkOf(string? channel) => channel is null ? InboxWorker.Mark : $"{InboxWorker.Mark}:{channel}";

    /// <summary>Some of its webhooks were stored, in a commit that ended with this id.</summary>
    public void Stored(long lastId, int count)
    {
        Interlocked.Exchange(ref _lastStored, lastId);
        Interlocked.Add(ref _waiting, count);
        Interlocked.Exchange(ref _hasNews, 1);
    }

    /// <summary>Wakes the queue if it has news.</summary>
    public void RingNews()
    {
        if (Interlocked.Exchange(ref _hasNews, 0) == 1) _signal.Ring();
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _signal.WaitAsync(atMost, time, ct);

    /// <summary>The queue is at a webhook that came then.</summary>
    public void At(long receivedAtUnixMs) => Interlocked.Exchange(ref _oldestUnixMs, receivedAtUnixMs);

    /// <summary>Everything of the channel up to here has its effects.</summary>
    public void Processed(long lastId, int count)
    {
        Interlocked.Exchange(ref _position, lastId);
        Interlocked.Add(ref _waiting, -count);
    }

    /// <summary>Whether nothing between the position and what was seen can be the queue's: it need not be read.</summary>
    public bool IsQuiet(InboxProgress.Account seen) => Position >= Interlocked.Read(ref _lastStored) && seen.Strangers == _strangers;

    /// <summary>Nothing between the position and what was seen is the queue's: it is passed by.</summary>
    public void Skip(InboxProgress.Account seen)
    {
        if (seen.Last > Position) Interlocked.Exchange(ref _position, seen.Last);
        _strangers = seen.Strangers;

        // Nothing is left: what the count says otherwise was processed without having been counted. One that is stored just now changes it.
        var counted = Interlocked.Read(ref _waiting);
        if (Position >= Interlocked.Read(ref _lastStored)) Interlocked.CompareExchange(ref _waiting, 0, counted);
    }

    /// <summary>The channel takes long.</summary>
    public void Slow() => Interlocked.Exchange(ref _slowAt, time.GetTimestamp());

    public void Hold(bool isHeld)
    {
        _isHeld = isHeld;
        if (!isHeld) _signal.Ring();
    }

    private static TimeSpan Max(TimeSpan age) => age > TimeSpan.Zero ? age : TimeSpan.Zero;
}
