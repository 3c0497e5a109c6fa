using Omni.Api.Access;

namespace Omni.Api.Events;

/// <summary>
/// Server-sent events: every event of the caller's instances as it is committed, in order. A client that was away shows
/// the last id it has and goes on from there; nothing between is lost as long as the table keeps it.
/// </summary>
internal sealed class EventStream(InProcessEventBus bus, ApiKeys keys, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>So many streams at a time: each holds a connection and a queue.</summary>
    public const int MaxStreams = 500;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public bool IsFull => bus.Subscribers >= MaxStreams;

    /// <summary>Writes until the client leaves, the host stops, or the key is good no longer.</summary>
    public async Task WriteAsync(HttpContext context, string key, long after, Func<CommittedEvent, bool> isWanted)
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
            await WriteAsync(response, key, bus.FollowAsync(after, ending.Token).Where(isWanted), ending.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Who has left is told nothing more.
        }
    }

    private async Task WriteAsync(HttpResponse response, string key, IAsyncEnumerable<CommittedEvent> events, CancellationToken ct)
    {
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
                await WriteAsync(response, reader.Current, ct);
                next = reader.MoveNextAsync().AsTask();
                if (!next.IsCompleted) await response.Body.FlushAsync(ct);
            }

            if (time.GetElapsedTime(checkedAt) < Heartbeat) continue;
            if (await keys.FindAsync(key, ct) is null) return;
            checkedAt = time.GetTimestamp();
        }
    }

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
    private static Task WriteAsync(HttpResponse response, CommittedEvent @event, CancellationToken ct) =>
        response.WriteAsync($"id: {@event.Id}\nevent: {@event.Type}\ndata: {@event.Envelope}\n\n", ct);
}
