using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Events;

/// <summary>Reads server-sent events.</summary>
internal sealed class EventStreamReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventStreamReader(HttpResponseMessage response, StreamReader lines) => (_response, _lines) = (response, lines);

    public List<string> Seen { get; } = [];

    /// <summary>Reads up to the next keep-alive; returns its id.</summary>
    public async Task<string> KeepAliveAsync()
    {
        while (await _lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(": ", StringComparison.Ordinal)) return (await _lines.ReadLineAsync())!["id: ".Length..];
        }

        throw new InvalidOperationException("The stream ended");
    }

    public static async Task<EventStreamReader> OpenAsync(HttpClient client, string query, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v2/events/stream?{query}", UriKind.Relative));
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await lines.ReadLineAsync()).Should().StartWith("retry:");
        return new EventStreamReader(response, lines);
    }

    public async Task<(string Id, string Type, JsonElement Data)> NextAsync(Func<(string Id, string Type, JsonElement Data), bool> wanted)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        var (id, type) = ("", "");
        while (await _lines.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (line.StartsWith("event: ", StringComparison.Ordinal)) type = line[7..];
            if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            Seen.Add(id);
            var found = (id, type, JsonElement.Parse(line[6..]));
            if (wanted(found)) return found;
        }

        throw new InvalidOperationException("The stream ended");
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
