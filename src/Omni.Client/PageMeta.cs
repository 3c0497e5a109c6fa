namespace Omni.Client;

/// <summary>Whether there is more, and the cursor to ask for it with.</summary>
/// <param name="HasMore">Whether there is more.</param>
/// <param name="Cursor">Where the next page begins; null after the last.</param>
/// <param name="Total">How many there are in all, where that is known.</param>
public sealed record PageMeta(bool HasMore, string? Cursor, long? Total = null);
