using System.Threading.Channels;

namespace Omni.Api.Events;

/// <summary>The events of one stream, read ahead of its client.</summary>
/// <param name="after">Where the stream begins.</param>
internal sealed class StreamQueue(EventPlace after)
{
    /// <summary>The number of events read ahead of the client.</summary>
    private const int Ahead = 64;

    private readonly Channel<CommittedEvent> _wanted =
        Channel.CreateBounded<CommittedEvent>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });

    // Boxed, so that it is set and read as one.
    private volatile object _passed = after;

    public ChannelReader<CommittedEvent> Reader => _wanted.Reader;

    /// <summary>
    /// How far the stream has come in the log, over events that are not wanted, too; null while wanted events wait. A client that continues
    /// from here has missed nothing.
    /// </summary>
    public EventPlace? Place
    {
        get
        {
            // In this order: an event that waits was put there before a later one was passed.
            var passed = _passed;
            return _wanted.Reader.TryPeek(out _) ? null : (EventPlace?)passed;
        }
    }

    /// <summary>Reads until it is cancelled. Does not throw: the reader of the queue gets the failure.</summary>
    public async Task FillAsync(IAsyncEnumerable<CommittedEvent> events, Func<CommittedEvent, bool> isWanted, CancellationToken ct)
    {
        try
        {
            // The events do not end by themselves.
            await foreach (var @event in events.WithCancellation(ct))
            {
                if (isWanted(@event)) await _wanted.Writer.WriteAsync(@event, ct);
                _passed = EventPlace.Of(@event.Seq, @event.Id);
            }
        }
        catch (Exception e)
        {
            _wanted.Writer.Complete(e);
        }
    }
}
