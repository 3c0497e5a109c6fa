using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>Whether there are more pages, and the cursor of the next one.</summary>
/// <param name="HasMore">Whether there are more pages.</param>
/// <param name="Cursor">The opaque cursor of the next page; null on the last page.</param>
public sealed record PageMeta(bool HasMore, string? Cursor)
{
    /// <summary>The total number of items; null when counting would be expensive.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Total { get; init; }
}
