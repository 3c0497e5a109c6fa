using Omni.Api.Access;

namespace Omni.Api.Events;

/// <summary>
/// Server-sent events: every event of the caller's instances as it is committed, in order. A client that was away shows
/// the last id it has and goes on from there; nothing between is lost as long as the table keeps it. What the key may read
/// is asked anew for each event: a key that is narrowed or revoked hears nothing more that is not its own.
/// </summary>
internal sealed class EventStream(
    InProcessEventBus bus, ApiKeys keys, StreamPlaces places, IHostApplicationLifetime lifetime, TimeProvider time)
{
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
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.WriteAsync("retry: 2000\n\n", ending.Token);
        await response.Body.FlushAsync(ending.Token);
        try
        {
            await WriteAsync(response, keyId, bus.FollowAsync(after, ending.Token).Where(isWanted), ending);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Who has left is told nothing more.
        }
    }

    private async Task WriteAsync(
        HttpResponse response, Guid keyId, IAsyncEnumerable<CommittedEvent> events, CancellationTokenSource ending)
    {
        var ct = ending.Token;
        await using var reader = events.GetAsyncEnumerator(ct);
        var checkedAt = time.GetTimestamp();
        var next = reader.MoveNextAsync().AsTask();
        while (true)
        {
            if (!await CameAsync(next, ct))
            {
                await response.WriteAsync(": still here\n\n", ct);
                await response.Body.FlushAsync(ct);
            }
            else if (!await next)
            {
                return;
            }
            else
            {
                if (await ReaderAsync(keyId, ct) is not { } allowed) return;
                if (allowed.MayRead(reader.Current.InstanceId)) await WriteAsync(response, reader.Current, allowed, ct);
                next = reader.MoveNextAsync().AsTask();
                if (!next.IsCompleted) await response.Body.FlushAsync(ct);
            }

            if (time.GetElapsedTime(checkedAt) < Heartbeat) continue;
            checkedAt = time.GetTimestamp();
            if (await ReaderAsync(keyId, ct) is not null) continue;

            // The reader cannot be given back while it waits for the next event.
            await ending.CancelAsync();
            await next;
            return;
        }
    }

    private async Task<EventReader?> ReaderAsync(Guid keyId, CancellationToken ct) => EventReader.Of(await keys.FindAsync(keyId, ct));

    /// <summary>Whether the next event came before it was time for a sign of life.</summary>
    private async Task<bool> CameAsync(Task<bool> next, CancellationToken ct)
    {
        if (next.IsCompleted) return true;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var came = await Task.WhenAny(next, Task.Delay(Heartbeat, time, waiting.Token)) == next;
        await waiting.CancelAsync();
        return came || next.IsCompleted;
    }

    /// <summary>The id is the event's; the data its envelope, which has no line breaks.</summary>
    private static Task WriteAsync(HttpResponse response, CommittedEvent @event, EventReader reader, CancellationToken ct) =>
        response.WriteAsync($"id: {@event.Id}\nevent: {@event.Type}\ndata: {reader.Show(@event.Envelope)}\n\n", ct);
}
