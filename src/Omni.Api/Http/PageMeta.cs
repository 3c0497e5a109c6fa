using System.Text.Json.Serialization;

namespace Omni.Api.Http;

/// <summary>Whether there is more, and the cursor to ask for it with.</summary>
internal sealed record PageMeta(bool HasMore, string? Cursor)
{
    /// <summary>How many there are in all, where that is cheap to know.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Total { get; init; }
}
