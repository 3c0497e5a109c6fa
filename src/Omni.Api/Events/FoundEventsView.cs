using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>Builds the view of found events: in full, in short, or with text beside them.</summary>
internal sealed class FoundEventsView(IOptions<JsonOptions> json)
{
    private const int PreviewLength = 100;

    public FoundEvents Of(Page<EventRecord> page, string? format) => format switch
    {
        SearchFormat.Summary => Of(page, Brief.Of),
        SearchFormat.Agent => Of(page, record => record) with
        {
            Summary = $"Found {page.Items.Count} events",
            AsContext = string.Join('\n', page.Items.Select(LineOf)),
        },
        _ => Of(page, record => record),
    };

    private FoundEvents Of<T>(Page<EventRecord> page, Func<EventRecord, T> form) =>
        new()
        {
            Items = [.. page.Items.Select(record => JsonSerializer.SerializeToElement(form(record), json.Value.SerializerOptions))],
            Meta = page.Meta,
        };

    private static string LineOf(EventRecord record) =>
        $"[{record.ReceivedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}] {record.Direction}: {record.TextContent ?? "[media]"}";

    /// <summary>An event in short.</summary>
    private sealed record Brief(Guid Id, string EventType, string? ContentType, DateTimeOffset ReceivedAt, string? TextPreview)
    {
        public static Brief Of(EventRecord record) => new(
            record.Id, record.EventType, record.ContentType, record.ReceivedAt,
            record.TextContent is { } text ? TextCut.Start(text, PreviewLength) : null);
    }
}
