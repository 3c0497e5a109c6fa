using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;

namespace Omni.Api.Events;

/// <summary>
/// Delivers the events of this process as they are committed. A slow subscriber never stalls the others: its queue is bounded, and events
/// dropped from it are read from the table.
/// </summary>
internal sealed partial class InProcessEventBus(
    EventLog log, EventSignal signal, TimeProvider time, ILogger<InProcessEventBus> logger) : WorkLoop(time)
{
    private const int QueueCapacity = 512;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Channel<CommittedEvent>, bool> _subscribers = new();
    private readonly Signal _committed = signal.Subscribe();
    private long _position;

    /// <summary>The number of subscribers.</summary>
    public int Subscribers => _subscribers.Count;

    /// <summary>Every event after a place, including future ones, without a gap and in order.</summary>
    public async IAsyncEnumerable<CommittedEvent> FollowAsync(long after, [EnumeratorCancellation] CancellationToken ct)
    {
        var queue = Channel.CreateBounded<CommittedEvent>(
            new BoundedChannelOptions(QueueCapacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        // Before the table is read: events committed meanwhile are in the queue.
        _subscribers[queue] = true;
        try
        {
            while (true)
            {
                while (await log.ReadAfterAsync(after, ct) is { Count: > 0 } page)
                {
                    foreach (var @event in page) yield return @event;
                    after = page[^1].Seq;
                }

                await foreach (var @event in queue.Reader.ReadAllAsync(ct))
                {
                    if (@event.Seq <= after) continue;
                    if (@event.Seq > after + 1) break;
                    yield return @event;
                    after = @event.Seq;
                }
            }
        }
        finally
        {
            _subscribers.TryRemove(queue, out _);
        }
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        _position = _subscribers.IsEmpty ? await SkipAsync(_position, ct) : await PublishAsync(_position, ct);
        return false;
    }

    protected override Task WaitAsync(CancellationToken ct) => _committed.WaitAsync(LookAnyway, Time, ct);

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    /// <summary>
    /// Moves the position forward while there is no subscriber. If one arrives during the query, the position stays, since that subscriber
    /// may have missed events.
    /// </summary>
    private async Task<long> SkipAsync(long position, CancellationToken ct)
    {
        var last = await log.LastAsync(ct);
        return _subscribers.IsEmpty ? last : await PublishAsync(position, ct);
    }

    private async Task<long> PublishAsync(long position, CancellationToken ct)
    {
        while (await log.ReadAfterAsync(position, ct) is { Count: > 0 } page)
        {
            foreach (var subscriber in _subscribers.Keys)
            {
                foreach (var @event in page) subscriber.Writer.TryWrite(@event);
            }

            position = page[^1].Seq;
        }

        return position;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.InProcessEventBusFailed, LogLevel.Warning, "Events could not be read; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
