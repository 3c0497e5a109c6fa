using System.Text.Json.Serialization;
using Omni.Api.Http;

namespace Omni.Api.Events;

/// <summary>The answer to a search. In the form <c>summary</c> the events have five fields; in the form <c>agent</c> there is text beside them.</summary>
internal sealed record FoundEvents(IReadOnlyList<object> Items, PageMeta Meta)
{
    private const int PreviewLength = 100;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    /// <summary>A line an event, for language models.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AsContext { get; init; }

    public static FoundEvents Of(Page<EventView> page, string? format) => format switch
    {
        "summary" => new FoundEvents([.. page.Items.Select(Brief.Of)], page.Meta),
        "agent" => new FoundEvents([.. page.Items], page.Meta)
        {
            Summary = $"Found {page.Items.Count} events",
            AsContext = string.Join('\n', page.Items.Select(e => $"[{e.ReceivedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}] {e.Direction}: {e.TextContent ?? "[media]"}")),
        },
        _ => new FoundEvents([.. page.Items], page.Meta),
    };

    /// <summary>An event in short.</summary>
    internal sealed record Brief(Guid Id, string EventType, string? ContentType, DateTimeOffset ReceivedAt, string? TextPreview)
    {
        public static Brief Of(EventView view) =>
            new(view.Id, view.EventType, view.ContentType, view.ReceivedAt, view.TextContent is { } text ? TextCut.Start(text, PreviewLength) : null);
    }
}
