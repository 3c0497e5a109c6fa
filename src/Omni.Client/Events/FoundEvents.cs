using System.Text.Json;

namespace Omni.Client.Events;

/// <summary>The answer to a search. In the form <c>summary</c> the events have five fields; in the form <c>agent</c> there is text beside them.</summary>
public sealed record FoundEvents
{
    /// <summary>What was found.</summary>
    public required IReadOnlyList<JsonElement> Items { get; init; }

    /// <summary>Whether there is more.</summary>
    public required PageMeta Meta { get; init; }

    /// <summary>The summary.</summary>
    public string? Summary { get; init; }

    /// <summary>A line an event, for language models.</summary>
    public string? AsContext { get; init; }
}
