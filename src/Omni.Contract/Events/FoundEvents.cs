using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Events;

/// <summary>
/// The response to a search. Format <c>summary</c> has five fields per event; format <c>agent</c> adds text.
/// </summary>
public sealed record FoundEvents : Answer
{
    /// <summary>The events, newest first, in the requested format.</summary>
    public required IReadOnlyList<JsonElement> Items { get; init; }

    /// <summary>
    /// The events as records, with typed payloads; without those of the format <c>summary</c>, which are too short to be one.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<EventRecord> Events => Items.Select(EventRecord.Read).OfType<EventRecord>();

    /// <summary>Whether there are more pages, and the cursor of the next one.</summary>
    public required PageMeta Meta { get; init; }

    /// <summary>The number of results, in words; null unless the format is <c>agent</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    /// <summary>One line per event, for language models; null unless the format is <c>agent</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AsContext { get; init; }
}
