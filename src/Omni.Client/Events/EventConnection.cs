using System.Text;
using System.Text.Json;

namespace Omni.Client.Events;

/// <summary>
/// An open stream of events. Read by lines, because the host names its place in keep-alives, as an id without data, of which a parser of
/// events tells nothing.
/// </summary>
internal sealed class EventConnection(HttpResponseMessage response, ListeningStream stream, CancellationToken ct) : IAsyncDisposable
{
    private readonly StreamReader _lines = new(stream, Encoding.UTF8);

    /// <summary>Returns the next event or place; null when the connection has ended or is silent for too long.</summary>
    public async Task<StreamItem?> NextAsync()
    {
        var (id, data) = ((string?)null, new StringBuilder());
        try
        {
            while (await _lines.ReadLineAsync(ct).ConfigureAwait(false) is { } line)
            {
                if (line.Length == 0)
                {
                    if (ItemOf(id, data) is { } item) return item;
                    (id, data) = (null, data.Clear());
                }
                else if (ValueOf(line, "id") is { } value)
                {
                    id = value;
                }
                else if (ValueOf(line, "data") is { } part)
                {
                    data.Append(data.Length > 0 ? "\n" : "").Append(part);
                }
            }

            return null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Dispose();
        await stream.DisposeAsync().ConfigureAwait(false);
        response.Dispose();
    }

    private static StreamItem? ItemOf(string? id, StringBuilder data)
    {
        if (data.Length > 0 && JsonSerializer.Deserialize<OmniEvent>(data.ToString(), OmniClientRegistration.Json) is { } @event)
            return new StreamItem(@event.Id, @event);
        return Guid.TryParse(id, out var place) ? new StreamItem(place, Event: null) : null;
    }

    /// <summary>The value of a field; one space after the colon is not part of it. Null when the line is of another field.</summary>
    private static string? ValueOf(string line, string field)
    {
        if (!line.StartsWith(field, StringComparison.Ordinal) || line.Length == field.Length || line[field.Length] != ':') return null;
        var value = line[(field.Length + 1)..];
        return value.StartsWith(' ') ? value[1..] : value;
    }
}
