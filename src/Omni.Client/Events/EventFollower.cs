using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Omni.Client.Events;

/// <summary>Follows events as they happen. A connection that breaks is made again, and goes on after the last event that came.</summary>
public sealed class EventFollower
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(30);

    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;

    internal EventFollower(IHttpClientFactory clients, TimeProvider time) => (_clients, _time) = (clients, time);

    /// <summary>
    /// Every event from now on, or after <paramref name="after"/>; never ends by itself. Throws <see cref="OmniApiException"/> when the host refuses
    /// (a wrong key, an event that is no longer kept).
    /// </summary>
    /// <param name="eventTypes">Types, or patterns such as <c>message.*</c>, separated by commas; null means all.</param>
    /// <param name="instanceId">Of this instance; null means all that the key may see.</param>
    /// <param name="after">The last event that was seen before.</param>
    /// <param name="ct">Ends it.</param>
    public async IAsyncEnumerable<OmniEvent> ReadAsync(string? eventTypes = null, Guid? instanceId = null, Guid? after = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var pause = FirstPause;
        while (true)
        {
            await using var connection = await ConnectAsync(eventTypes, instanceId, after, ct).ConfigureAwait(false);
            while (connection is not null && await connection.NextAsync(ct).ConfigureAwait(false) is { } @event)
            {
                (after, pause) = (@event.Id, FirstPause);
                yield return @event;
            }

            await Task.Delay(pause, _time, ct).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>A connection; null when the host cannot be reached now.</summary>
    private async Task<Connection?> ConnectAsync(string? eventTypes, Guid? instanceId, Guid? after, CancellationToken ct)
    {
        var query = string.Join('&', new[] { eventTypes is null ? null : $"eventType={Uri.EscapeDataString(eventTypes)}", instanceId is null ? null : $"instanceId={instanceId}" }.OfType<string>());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v2/events/stream?{query}", UriKind.Relative));
        if (after is not null) request.Headers.Add("Last-Event-ID", after.ToString());
        try
        {
            var response = await _clients.CreateClient(OmniClientRegistration.Plain).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct).ConfigureAwait(false);
            if ((int)response.StatusCode is 429 or >= 500)
            {
                response.Dispose();
                return null;
            }

            if (await OmniApiException.OfAsync(response).ConfigureAwait(false) is { } refusal)
            {
                response.Dispose();
                throw refusal;
            }

            return new Connection(response, await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private sealed class Connection(HttpResponseMessage response, Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> _items = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        /// <summary>The next event; null when the connection has ended.</summary>
        public async Task<OmniEvent?> NextAsync(CancellationToken ct)
        {
            try
            {
                return await _items.MoveNextAsync().AsTask().WaitAsync(ct).ConfigureAwait(false) ? JsonSerializer.Deserialize<OmniEvent>(_items.Current.Data, OmniClientRegistration.Json) : null;
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return null;
            }
        }

        public async ValueTask DisposeAsync()
        {
            // Not the items: a read that is under way ends with the response.
            response.Dispose();
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
