using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Omni.Api.Events;

/// <summary>The bus of a single host. A subscriber that does not keep up loses the oldest events, never stalls the others: the table has them all.</summary>
internal sealed class InProcessEventBus : IEventBus
{
    private const int QueueCapacity = 1024;

    private readonly ConcurrentDictionary<Channel<CommittedEvent>, bool> _subscribers = new();

    public Task PublishAsync(IReadOnlyList<CommittedEvent> events, CancellationToken ct)
    {
        foreach (var subscriber in _subscribers.Keys)
        {
            foreach (var @event in events) subscriber.Writer.TryWrite(@event);
        }

        return Task.CompletedTask;
    }

    /// <summary>Every event published from now on.</summary>
    public async IAsyncEnumerable<CommittedEvent> SubscribeAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var queue = Channel.CreateBounded<CommittedEvent>(new BoundedChannelOptions(QueueCapacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _subscribers[queue] = true;
        try
        {
            await foreach (var @event in queue.Reader.ReadAllAsync(ct)) yield return @event;
        }
        finally
        {
            _subscribers.TryRemove(queue, out _);
        }
    }
}
