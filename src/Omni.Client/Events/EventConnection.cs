using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Omni.Client.Events;

/// <summary>An open stream of events.</summary>
internal sealed class EventConnection(HttpResponseMessage response, ListeningStream stream, CancellationToken ct) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<SseItem<string>> _items = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator(ct);

    /// <summary>Returns the next event; null when the connection has ended or is silent for too long.</summary>
    public async Task<OmniEvent?> NextAsync()
    {
        try
        {
            return await _items.MoveNextAsync().ConfigureAwait(false)
                ? JsonSerializer.Deserialize<OmniEvent>(_items.Current.Data, OmniClientRegistration.Json) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync().ConfigureAwait(false);
        await stream.DisposeAsync().ConfigureAwait(false);
        response.Dispose();
    }
}
