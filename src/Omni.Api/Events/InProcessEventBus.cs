using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;

namespace Omni.Api.Events;

/// <summary>
/// The events of this process as they are committed. A subscriber that does not keep up never stalls the others: its
/// queue is bounded, and what fell out of it is read from the table.
/// </summary>
internal sealed partial class InProcessEventBus(
    EventLog log, EventSignal signal, TimeProvider time, ILogger<InProcessEventBus> logger) : WorkLoop(time)
{
    private const int QueueCapacity = 512;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Channel<CommittedEvent>, bool> _subscribers = new();
    private readonly Signal _committed = signal.Subscribe();
    private long _position;

    /// <summary>How many listen.</summary>
    public int Subscribers => _subscribers.Count;

    /// <summary>Every event after a place, without a gap and in order, those to come included.</summary>
    public async IAsyncEnumerable<CommittedEvent> FollowAsync(long after, [EnumeratorCancellation] CancellationToken ct)
    {
        var queue = Channel.CreateBounded<CommittedEvent>(
            new BoundedChannelOptions(QueueCapacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        // Before the table is read: what is committed meanwhile is in the queue.
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

    /// <summary>Nobody listens. Who began to while the table was asked may have missed what it told: then the place stays.</summary>
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
