using System.Collections.Frozen;
using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>The progress of the inbox, by channel: the queues use it, and health and metrics show it.</summary>
internal sealed class InboxProgress(TimeProvider time)
{
    /// <summary>
    /// This number of webhooks in one commit, within a short time, counts as a burst: more arrive than one thread stores at leisure.
    /// </summary>
    private const int ManyAtOnce = 16;

    private static readonly TimeSpan Lately = TimeSpan.FromMilliseconds(20);

    private volatile FrozenDictionary<string, ChannelProgress> _byChannel = FrozenDictionary<string, ChannelProgress>.Empty;
    private volatile ChannelProgress? _others;
    private volatile Account _account = new(0, 0);
    private long _crowdedAt;

    /// <summary>The known state of the store. What a queue reads after taking it may be newer, never older.</summary>
    /// <param name="Last">The last webhook stored by this host.</param>
    /// <param name="Strangers">Number of ids up to there that this host did not assign: unused, or assigned by a host that had lost the
    /// database without knowing it.</param>
    public sealed record Account(long Last, long Strangers);

    public Account Seen => _account;

    /// <summary>The queues of all channels that are loaded, or were, and the one of all others.</summary>
    public IEnumerable<ChannelProgress> Queues => _others is { } others ? [.. _byChannel.Values, others] : [];

    /// <summary>Webhooks acknowledged and not yet processed.</summary>
    public long Waiting => Queues.Sum(q => q.Waiting);

    /// <summary>The age of the oldest waiting webhook.</summary>
    public TimeSpan Oldest => Queues.Select(q => q.Oldest).DefaultIfEmpty().Max();

    /// <summary>The age of the oldest webhook that waits for this host, and not for a slow channel.</summary>
    public TimeSpan OldestOfHost => Queues.Where(q => !q.IsSlow).Select(q => q.Oldest).DefaultIfEmpty().Max();

    /// <summary>All webhooks up to this one have taken effect, whatever their channel.</summary>
    public long Position => Queues.Select(q => q.Position).DefaultIfEmpty().Min();

    /// <summary>Whether every webhook up to one that was <see cref="Seen"/> has taken effect.</summary>
    public bool IsProcessed(long upTo) => Queues.All(queue => queue.Waiting == 0 || queue.Position >= upTo);

    /// <summary>Whether every webhook of a channel up to one that was <see cref="Seen"/> has taken effect.</summary>
    public bool IsProcessed(string channel, long upTo) =>
        (_byChannel.GetValueOrDefault(channel) ?? _others) is { } queue && (queue.Waiting == 0 || queue.Position >= upTo);

    /// <summary>Whether webhooks arrive in a burst now.</summary>
    public bool IsCrowded => Interlocked.Read(ref _crowdedAt) is not 0 and var at && time.GetElapsedTime(at) < Lately;

    /// <summary>Opens the inbox before the first webhook can arrive: ids assigned from now on count as not yet processed.</summary>
    public void Open(long last, IReadOnlyList<ChannelProgress> channels, ChannelProgress others)
    {
        _account = new Account(last, 0);
        _byChannel = channels.ToFrozenDictionary(c => c.Channel!, StringComparer.Ordinal);
        _others = others;
    }

    /// <summary>The queue of a channel.</summary>
    public ChannelProgress Of(string channel) =>
        _byChannel.GetValueOrDefault(channel) ?? _others ?? throw new InvalidOperationException("The inbox is not open");

    /// <summary>Records that webhooks are stored, in one commit. Only the thread that stores them calls it.</summary>
    public void Stored(IReadOnlyList<NewWebhook> webhooks, long lastId)
    {
        if (webhooks.Count >= ManyAtOnce) Interlocked.Exchange(ref _crowdedAt, time.GetTimestamp());
        for (var at = 0; at < webhooks.Count;)
        {
            var (channel, begun) = (webhooks[at].Channel, at);
            while (at < webhooks.Count && webhooks[at].Channel == channel) at++;
            (_byChannel.GetValueOrDefault(channel) ?? _others)?.Stored(lastId, at - begun);
        }

        // Last, so that a reader of the account finds the queues updated.
        var known = _account;
        _account = new Account(lastId, known.Strangers + (lastId - known.Last - webhooks.Count));
    }

    /// <summary>Wakes the queues that have new webhooks.</summary>
    public void Ring()
    {
        foreach (var queue in _byChannel.Values) queue.RingNews();
        _others?.RingNews();
    }
}
