using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>Whether there are more pages, and the cursor of the next one.</summary>
/// <param name="HasMore">Whether there are more pages.</param>
/// <param name="Cursor">The opaque cursor of the next page; null on the last page.</param>
public sealed record PageMeta(bool HasMore, string? Cursor)
{
    /// <summary>
    /// The number of items on all pages. Chats, messages and events are counted up to 1,000, among the newest 5,000 rows: 1,000 means at
    /// least so many. Null where nothing is counted, as of a search with more pages.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Total { get; init; }
}
