using System.Collections.Frozen;
using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>How far the inbox has come, by channel: what the queues go by, and what health and metrics show.</summary>
internal sealed class InboxProgress(TimeProvider time)
{
    /// <summary>So many webhooks in one commit, so lately, say that more come than one thread stores at leisure.</summary>
    private const int ManyAtOnce = 16;

    private static readonly TimeSpan Lately = TimeSpan.FromMilliseconds(20);

    private volatile FrozenDictionary<string, ChannelProgress> _byChannel = FrozenDictionary<string, ChannelProgress>.Empty;
    private volatile ChannelProgress? _others;
    private volatile Account _account = new(0, 0);
    private long _crowdedAt;

    /// <summary>What is known of the store: what a queue reads after it has looked here may be newer, never older.</summary>
    /// <param name="Last">The last webhook stored by this host.</param>
    /// <param name="Strangers">Ids up to there that this host has not given: free, or given by a host that did not know that it had lost
    /// the database.</param>
    public sealed record Account(long Last, long Strangers);

    public Account Seen => _account;

    /// <summary>The queue of each channel that is loaded, or was, and the one of all others.</summary>
    public IEnumerable<ChannelProgress> Queues => _others is { } others ? [.. _byChannel.Values, others] : [];

    /// <summary>Webhooks acknowledged and not yet processed.</summary>
    public long Waiting => Queues.Sum(q => q.Waiting);

    /// <summary>Age of the oldest of them.</summary>
    public TimeSpan Oldest => Queues.Select(q => q.Oldest).DefaultIfEmpty().Max();

    /// <summary>The same without those that wait for a slow channel and not for this host.</summary>
    public TimeSpan OldestOfHost => Queues.Where(q => !q.IsSlow).Select(q => q.Oldest).DefaultIfEmpty().Max();

    /// <summary>Everything up to here has its effects, whatever its channel.</summary>
    public long Position => Queues.Select(q => q.Position).DefaultIfEmpty().Min();

    /// <summary>Whether every webhook up to one that was <see cref="Seen"/> has its effects.</summary>
    public bool IsProcessed(long upTo) => Queues.All(queue => queue.Waiting == 0 || queue.Position >= upTo);

    /// <summary>Whether every webhook of a channel up to one that was <see cref="Seen"/> has its effects.</summary>
    public bool IsProcessed(string channel, long upTo) =>
        (_byChannel.GetValueOrDefault(channel) ?? _others) is { } queue && (queue.Waiting == 0 || queue.Position >= upTo);

    /// <summary>Whether webhooks come in a crowd just now.</summary>
    public bool IsCrowded => Interlocked.Read(ref _crowdedAt) is not 0 and var at && time.GetElapsedTime(at) < Lately;

    /// <summary>Before the first webhook can come: what is given an id from now on counts as not yet processed.</summary>
    public void Open(long last, IReadOnlyList<ChannelProgress> channels, ChannelProgress others)
    {
        _account = new Account(last, 0);
        _byChannel = channels.ToFrozenDictionary(c => c.Channel!, StringComparer.Ordinal);
        _others = others;
    }

    /// <summary>The queue of a channel.</summary>
    public ChannelProgress Of(string channel) =>
        _byChannel.GetValueOrDefault(channel) ?? _others ?? throw new InvalidOperationException("The inbox is not open");

    /// <summary>They are on disk, in one commit. Only the thread that stores them tells.</summary>
    public void Stored(IReadOnlyList<NewWebhook> deliveries, long lastId)
    {
        if (deliveries.Count >= ManyAtOnce) Interlocked.Exchange(ref _crowdedAt, time.GetTimestamp());
        for (var at = 0; at < deliveries.Count;)
        {
            var (channel, begun) = (deliveries[at].Channel, at);
            while (at < deliveries.Count && deliveries[at].Channel == channel) at++;
            (_byChannel.GetValueOrDefault(channel) ?? _others)?.Stored(lastId, at - begun);
        }

        // Last: who reads the account finds the queues told.
        var known = _account;
        _account = new Account(lastId, known.Strangers + (lastId - known.Last - deliveries.Count));
    }

    /// <summary>Wakes the queues that have news.</summary>
    public void Ring()
    {
        foreach (var queue in _byChannel.Values) queue.RingNews();
        _others?.RingNews();
    }
}
