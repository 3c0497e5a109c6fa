namespace Omni.Api.Inbox;

/// <summary>How far the inbox has come: what health and metrics show of it.</summary>
internal sealed class InboxProgress(TimeProvider time)
{
    /// <summary>So many webhooks in one commit, so lately, say that more come than one thread stores at leisure.</summary>
    private const int ManyAtOnce = 16;

    private static readonly TimeSpan Lately = TimeSpan.FromMilliseconds(20);

    private long _lastStored, _lastProcessed, _oldestUnixMs, _crowdedAt;

    /// <summary>Webhooks acknowledged and not yet processed.</summary>
    public long Waiting => Math.Max(0, Interlocked.Read(ref _lastStored) - Interlocked.Read(ref _lastProcessed));

    /// <summary>The last webhook that is on disk.</summary>
    public long LastStored => Interlocked.Read(ref _lastStored);

    /// <summary>Everything up to here has its effects.</summary>
    public long LastProcessed => Interlocked.Read(ref _lastProcessed);

    /// <summary>Age of the oldest of them.</summary>
    public TimeSpan Oldest => Waiting > 0 && Interlocked.Read(ref _oldestUnixMs) is > 0 and var at ? Max(time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at)) : TimeSpan.Zero;

    /// <summary>Whether every webhook that was acknowledged before a time has its effects.</summary>
    public bool IsProcessedUpTo(DateTimeOffset at) => Waiting == 0 || (Interlocked.Read(ref _oldestUnixMs) is > 0 and var oldest && oldest >= at.ToUnixTimeMilliseconds());

    /// <summary>Whether webhooks come in a crowd just now.</summary>
    public bool IsCrowded => Interlocked.Read(ref _crowdedAt) is not 0 and var at && time.GetElapsedTime(at) < Lately;

    /// <summary>They are on disk, so many in one commit.</summary>
    public void Stored(long lastId, int count = 0)
    {
        if (count >= ManyAtOnce) Interlocked.Exchange(ref _crowdedAt, time.GetTimestamp());
        Raise(ref _lastStored, lastId);
    }

    /// <summary>The worker is at a webhook that came then.</summary>
    public void At(long receivedAtUnixMs) => Interlocked.Exchange(ref _oldestUnixMs, receivedAtUnixMs);

    /// <summary>Everything up to here has its effects.</summary>
    public void Processed(long lastId) => Raise(ref _lastProcessed, lastId);

    private static void Raise(ref long mark, long value)
    {
        while (Interlocked.Read(ref mark) is var known && known < value && Interlocked.CompareExchange(ref mark, value, known) != known)
        {
            // Somebody else raised it meanwhile.
        }
    }

    private static TimeSpan Max(TimeSpan age) => age > TimeSpan.Zero ? age : TimeSpan.Zero;
}
