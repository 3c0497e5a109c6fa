using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>Whether there is more, and the cursor to ask for it with.</summary>
/// <param name="HasMore">Whether the list goes on after this page.</param>
/// <param name="Cursor">Where the next page begins, opaque; null on the last page.</param>
public sealed record PageMeta(bool HasMore, string? Cursor)
{
    /// <summary>How many there are in all, where that is cheap to know.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Total { get; init; }
}
