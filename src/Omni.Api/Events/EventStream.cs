using System.Threading.Channels;
using Omni.Api.Access;
using Omni.Api.Storage;

namespace Omni.Api.Events;

/// <summary>
/// Server-sent events: every event of the caller's instances as it is committed, in order. A client that was away shows
/// the last id it has and goes on from there; nothing between is lost as long as the table keeps it. What the key may read
/// is asked anew for each event: a key that is narrowed or revoked hears nothing more that is not its own.
/// </summary>
internal sealed class EventStream(
    InProcessEventBus bus, ApiKeys keys, StreamPlaces places, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>Events that are read ahead of the client.</summary>
    private const int Ahead = 64;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Writes until the client leaves, the host stops, or the key may read no events any longer; a refusal when there is no place for
    /// another stream.
    /// </summary>
    public async Task<IResult?> WriteAsync(HttpContext context, Guid keyId, long after, Func<CommittedEvent, bool> isWanted)
    {
        if (places.Take(keyId) is { } full) return full;
        try
        {
            await WriteFromAsync(context, keyId, after, isWanted);
            return null;
        }
        finally
        {
            places.Leave(keyId);
        }
    }

    private async Task WriteFromAsync(HttpContext context, Guid keyId, long after, Func<CommittedEvent, bool> isWanted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var queue = Channel.CreateBounded<CommittedEvent>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var following = FollowAsync(bus.FollowAsync(after, ending.Token).Where(isWanted), queue.Writer, ending.Token);
        try
        {
            await WriteAsync(context.Response, keyId, queue.Reader, ending.Token);
        }
        catch (Exception e) when (ending.IsCancellationRequested && (e is IOException || StorageTrouble.IsInterruption(e)))
        {
            // The client left, or the host stops: an orderly end, whatever was under way.
        }
        finally
        {
            await ending.CancelAsync();
            await following;
        }
    }

    /// <summary>Never throws: what went wrong is thrown where the queue is read.</summary>
    private static async Task FollowAsync(
        IAsyncEnumerable<CommittedEvent> events, ChannelWriter<CommittedEvent> queue, CancellationToken ct)
    {
        try
        {
            // The events never end by themselves.
            await foreach (var @event in events.WithCancellation(ct)) await queue.WriteAsync(@event, ct);
        }
        catch (Exception e)
        {
            queue.Complete(e);
        }
    }

    private async Task WriteAsync(HttpResponse response, Guid keyId, ChannelReader<CommittedEvent> queue, CancellationToken ct)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.WriteAsync("retry: 2000\n\n", ct);
        var checkedAt = time.GetTimestamp();
        while (true)
        {
            if (!await CameAsync(queue, ct)) await response.WriteAsync(": still here\n\n", ct);
            while (queue.TryRead(out var @event))
            {
                if (await ReaderAsync(keyId, ct) is not { } allowed) return;
                if (allowed.MayRead(@event.InstanceId)) await WriteAsync(response, @event, allowed, ct);
            }

            if (time.GetElapsedTime(checkedAt) < Heartbeat) continue;
            checkedAt = time.GetTimestamp();
            if (await ReaderAsync(keyId, ct) is null) return;
        }
    }

    private async Task<EventReader?> ReaderAsync(Guid keyId, CancellationToken ct) => EventReader.Of(await keys.FindAsync(keyId, ct));

    /// <summary>Whether an event came before it was time for a sign of life.</summary>
    private async Task<bool> CameAsync(ChannelReader<CommittedEvent> queue, CancellationToken ct)
    {
        using var quiet = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, quiet.Token);
        try
        {
            return await queue.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (quiet.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The id is the event's; the data its envelope, which has no line breaks.</summary>
    private static Task WriteAsync(HttpResponse response, CommittedEvent @event, EventReader reader, CancellationToken ct) =>
        response.WriteAsync($"id: {@event.Id}\nevent: {@event.Type}\ndata: {reader.Show(@event.Envelope)}\n\n", ct);
}
