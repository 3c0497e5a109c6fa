using System.Threading.Channels;
using Omni.Api.Access;
using Omni.Api.Storage;

namespace Omni.Api.Events;

/// <summary>
/// Server-sent events: every event of the caller's instances as it is committed, in order. A client that reconnects sends the last id it
/// has and continues from there; no event between is lost as long as the table keeps it. A keep-alive carries the place that the stream has
/// reached as an id: a client that gets few events would else keep an id that is purged one day. The key's permissions are checked again
/// for each event, so that a restricted or revoked key gets no event it may not read.
/// </summary>
internal sealed class EventStream(
    InProcessEventBus bus, ApiKeys keys, StreamPlaces places, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Writes until the client leaves, the host stops, or the key may read no events any longer. Returns a refusal when the maximum of
    /// streams is open.
    /// </summary>
    public async Task<IResult?> WriteAsync(HttpContext context, Guid keyId, EventPlace after, Func<CommittedEvent, bool> isWanted)
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

    private async Task WriteFromAsync(HttpContext context, Guid keyId, EventPlace after, Func<CommittedEvent, bool> isWanted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var queue = new StreamQueue(after);
        var following = queue.FillAsync(bus.FollowAsync(after.Seq, ending.Token), isWanted, ending.Token);
        try
        {
            await WriteAsync(context.Response, keyId, queue, ending.Token);
        }
        catch (Exception e) when (ending.IsCancellationRequested && (e is IOException || StorageTrouble.IsInterruption(e)))
        {
            // The client left, or the host stops: an orderly end.
        }
        finally
        {
            await ending.CancelAsync();
            await following;
        }
    }

    private async Task WriteAsync(HttpResponse response, Guid keyId, StreamQueue queue, CancellationToken ct)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.WriteAsync("retry: 2000\n\n", ct);
        var checkedAt = time.GetTimestamp();
        while (true)
        {
            if (!await CameAsync(queue.Reader, ct)) await KeepAliveAsync(response, queue.Place, ct);
            while (queue.Reader.TryRead(out var @event))
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

    /// <summary>Whether an event arrived before the next keep-alive was due.</summary>
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

    /// <summary>Writes a comment, and the place as an id without data: it becomes the client's last id, and is no event.</summary>
    private static Task KeepAliveAsync(HttpResponse response, EventPlace? place, CancellationToken ct) =>
        response.WriteAsync(place is { } reached ? $": still here\nid: {reached.ToId()}\n\n" : ": still here\n\n", ct);

    /// <summary>Writes an event: its id, and as data its envelope, which has no line breaks.</summary>
    private static Task WriteAsync(HttpResponse response, CommittedEvent @event, EventReader reader, CancellationToken ct) =>
        response.WriteAsync($"id: {@event.Id}\nevent: {@event.Type}\ndata: {reader.Show(@event.Envelope)}\n\n", ct);
}
