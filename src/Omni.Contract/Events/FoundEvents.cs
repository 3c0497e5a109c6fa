using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Events;

/// <summary>
/// The answer to a search. In the form <c>summary</c> the events have five fields; in the form <c>agent</c> there is text beside them.
/// </summary>
public sealed record FoundEvents
{
    /// <summary>The events, newest first, in the form that was asked for.</summary>
    public required IReadOnlyList<JsonElement> Items { get; init; }

    /// <summary>Whether there are more, and where they begin.</summary>
    public required PageMeta Meta { get; init; }

    /// <summary>How many were found, in words; only in the form <c>agent</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    /// <summary>A line an event, for language models; only in the form <c>agent</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AsContext { get; init; }
}
