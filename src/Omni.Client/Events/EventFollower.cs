using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Omni.Client.Events;

/// <summary>
/// Follows events as they happen. Reconnects when the connection breaks or is silent for 45 seconds, and continues after the last event:
/// while the program runs, it misses no event. <see cref="ResumeAsync"/> continues where an earlier run of the program ended.
/// </summary>
public sealed class EventFollower
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>The host sends data at least every 15 seconds. After three times as long, the connection counts as lost.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(45);

    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;

    internal EventFollower(IHttpClientFactory clients, TimeProvider time) => (_clients, _time) = (clients, time);

    /// <summary>
    /// Reads all events from now on, or after <paramref name="after"/>; does not end until it is cancelled. Throws
    /// <see cref="OmniApiException"/> when the host refuses the request (a wrong key, an event that is no longer stored). It misses events
    /// raised while the program is not running; use <see cref="ResumeAsync"/> to receive them.
    /// </summary>
    /// <param name="eventTypes">Types, or patterns such as <c>message.*</c>, separated by commas; null means all.</param>
    /// <param name="instanceId">Only events of this instance; null means all instances that the key can access.</param>
    /// <param name="after">The id of the last event already seen; null means from now on;
    /// <see cref="Guid.Empty"/> means from the oldest stored event.</param>
    /// <param name="ct">Ends it.</param>
    public async IAsyncEnumerable<OmniEvent> ReadAsync(
        string? eventTypes = null, Guid? instanceId = null, Guid? after = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var place = after ?? await NewestAsync(instanceId, ct).ConfigureAwait(false);
        await foreach (var item in FollowAsync(eventTypes, instanceId, place, ct).ConfigureAwait(false))
        {
            if (item.Event is { } @event) yield return @event;
        }
    }

    /// <summary>
    /// Reads all events after the bookmark, or from now on when it is empty; does not end until it is cancelled. The bookmark moves to an
    /// event when the next one is requested, and past events that are not wanted when the host reports its place, so an event whose
    /// handling was interrupted is read again after a restart. Make the handling of events idempotent, for example by using the event id as
    /// the idempotency key of a send. Throws <see cref="OmniApiException"/> when the host refuses the request. Status 400 means that the
    /// host no longer stores the bookmarked event, because nothing followed for longer than the host keeps events: read the missed ones
    /// with <see cref="IEventsApi.ListEventsAsync"/>, and bookmark the newest one.
    /// </summary>
    /// <param name="bookmark">Stores the id: a file (<see cref="FileEventBookmark"/>), or your own implementation, such as the database
    /// that your handling updates.</param>
    /// <param name="eventTypes">Types, or patterns such as <c>message.*</c>, separated by commas; null means all.</param>
    /// <param name="instanceId">Only events of this instance; null means all instances that the key can access.</param>
    /// <param name="ct">Ends it.</param>
    public async IAsyncEnumerable<OmniEvent> ResumeAsync(
        IEventBookmark bookmark, string? eventTypes = null, Guid? instanceId = null,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(bookmark);
        if (await bookmark.FindAsync(ct).ConfigureAwait(false) is not { } place)
        {
            place = await NewestAsync(instanceId, ct).ConfigureAwait(false);
            await bookmark.KeepAsync(place, ct).ConfigureAwait(false);
        }

        await foreach (var item in FollowAsync(eventTypes, instanceId, place, ct).ConfigureAwait(false))
        {
            if (item.Event is { } @event) yield return @event;

            // The event was handled, so store its id even when cancelled.
            if (item.Place != place) await bookmark.KeepAsync(item.Place, CancellationToken.None).ConfigureAwait(false);
            place = item.Place;
        }
    }

    private async IAsyncEnumerable<StreamItem> FollowAsync(
        string? eventTypes, Guid? instanceId, Guid after, [EnumeratorCancellation] CancellationToken ct)
    {
        var query = QueryOf(("eventType", eventTypes), ("instanceId", instanceId?.ToString()));
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            await using var connection = await ConnectAsync(query, after, ct).ConfigureAwait(false);
            while (connection is not null && await connection.NextAsync().ConfigureAwait(false) is { } item)
            {
                (after, pause) = (item.Place, FirstPause);
                yield return item;
            }

            await Task.Delay(pause, _time, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the newest event that the key can access, to follow events from now on.</summary>
    private async Task<Guid> NewestAsync(Guid? instanceId, CancellationToken ct)
    {
        var query = QueryOf(("limit", "1"), ("instanceId", instanceId?.ToString()));
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            using var answer = await GetAsync($"/api/v2/events?{query}", after: null, ct).ConfigureAwait(false);
            if (answer is not null)
            {
                var page = await answer.Content.ReadAsStringAsync(ct).ConfigureAwait(false);
                return JsonSerializer.Deserialize<Page<Identified>>(page, OmniClientRegistration.Json)?.Items is [var newest, ..]
                    ? newest.Id
                    : Guid.Empty;
            }

            await Task.Delay(pause, _time, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Opens a connection; returns null when the host is unreachable.</summary>
    private async Task<EventConnection?> ConnectAsync(string query, Guid after, CancellationToken ct)
    {
        if (await GetAsync($"/api/v2/events/stream?{query}", after, ct).ConfigureAwait(false) is not { } response) return null;
        var stream = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        return new EventConnection(response, new ListeningStream(stream, LongestSilence, _time), ct);
    }

    /// <summary>Returns a response after its headers arrived; null when the host is unreachable or overloaded.</summary>
    private async Task<HttpResponseMessage?> GetAsync(string path, Guid? after, CancellationToken ct)
    {
        using var silence = new CancellationTokenSource(LongestSilence, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, silence.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (after is not null) request.Headers.Add("Last-Event-ID", after.ToString());
        try
        {
            var client = _clients.CreateClient(OmniClientRegistration.Plain);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode) return response;
            using (response)
            {
                return response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                    ? null : throw (await OmniApiException.OfAsync(response).ConfigureAwait(false))!;
            }
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private static string QueryOf(params (string Name, string? Value)[] parameters) =>
        string.Join('&', parameters.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    /// <summary>The required fields of an event in a list.</summary>
    private sealed record Identified(Guid Id);
}
