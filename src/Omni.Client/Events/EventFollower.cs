using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Omni.Client.Events;

/// <summary>
/// Follows events as they happen. A connection that breaks, or says nothing for 45 seconds, is made again and goes on after the last event
/// that came: while the program runs, no event is missed. <see cref="ResumeAsync"/> goes on where an earlier run of the program ended.
/// </summary>
public sealed class EventFollower
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>The host says something every 15 seconds. After three times as long the connection is taken for dead.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(45);

    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;

    internal EventFollower(IHttpClientFactory clients, TimeProvider time) => (_clients, _time) = (clients, time);

    /// <summary>
    /// Every event from now on, or after <paramref name="after"/>; never ends by itself. Throws <see cref="OmniApiException"/> when the
    /// host refuses (a wrong key, an event that is no longer kept). What happens while the program does not run is missed, unless it keeps
    /// the id of the last event: see <see cref="ResumeAsync"/>.
    /// </summary>
    /// <param name="eventTypes">Types, or patterns such as <c>message.*</c>, separated by commas; null means all.</param>
    /// <param name="instanceId">Of this instance; null means all that the key may see.</param>
    /// <param name="after">The last event that was seen before; <see cref="Guid.Empty"/> means from the first one
    /// that the host keeps.</param>
    /// <param name="ct">Ends it.</param>
    public async IAsyncEnumerable<OmniEvent> ReadAsync(
        string? eventTypes = null, Guid? instanceId = null, Guid? after = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var place = after ?? await NewestAsync(instanceId, ct).ConfigureAwait(false);
        await foreach (var @event in FollowAsync(eventTypes, instanceId, place, ct).ConfigureAwait(false)) yield return @event;
    }

    /// <summary>
    /// Every event after the one whose id is kept, and from now on where none is kept yet; never ends by itself. The id of an event is kept
    /// when the next one is asked for, so one whose handling was interrupted comes again after a restart: handle each event so that a
    /// second time does no harm, for example with its id as the idempotency key of a send. Throws <see cref="OmniApiException"/> when the
    /// host refuses; with status 400 it no longer keeps the event of the kept id: read what was missed with
    /// <see cref="IEventsApi.ListEventsAsync"/>, and keep the id of the newest.
    /// </summary>
    /// <param name="bookmark">Where the id is kept: a file (<see cref="FileEventBookmark"/>), or a place of your own, such as the database
    /// that your handling changes.</param>
    /// <param name="eventTypes">Types, or patterns such as <c>message.*</c>, separated by commas; null means all.</param>
    /// <param name="instanceId">Of this instance; null means all that the key may see.</param>
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

        await foreach (var @event in FollowAsync(eventTypes, instanceId, place, ct).ConfigureAwait(false))
        {
            yield return @event;

            // It was handled, whether the program is to end or not.
            await bookmark.KeepAsync(@event.Id, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<OmniEvent> FollowAsync(
        string? eventTypes, Guid? instanceId, Guid after, [EnumeratorCancellation] CancellationToken ct)
    {
        var query = QueryOf(("eventType", eventTypes), ("instanceId", instanceId?.ToString()));
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            await using var connection = await ConnectAsync(query, after, ct).ConfigureAwait(false);
            while (connection is not null && await connection.NextAsync().ConfigureAwait(false) is { } @event)
            {
                (after, pause) = (@event.Id, FirstPause);
                yield return @event;
            }

            await Task.Delay(pause, _time, ct).ConfigureAwait(false);
        }
    }

    /// <summary>The newest event that the key may see: what comes after it is what happens from now on.</summary>
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

    /// <summary>A connection; null when the host cannot be reached now.</summary>
    private async Task<EventConnection?> ConnectAsync(string query, Guid after, CancellationToken ct)
    {
        if (await GetAsync($"/api/v2/events/stream?{query}", after, ct).ConfigureAwait(false) is not { } response) return null;
        var stream = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        return new EventConnection(response, new ListeningStream(stream, LongestSilence, _time), ct);
    }

    /// <summary>An answer, of which the headers have come; null when the host cannot be reached, or has no room, now.</summary>
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

    /// <summary>What is needed of an event in a list.</summary>
    private sealed record Identified(Guid Id);
}
