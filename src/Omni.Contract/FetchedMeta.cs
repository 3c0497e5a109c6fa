namespace Omni.Contract;

/// <summary>The number of items, and whether there are more.</summary>
/// <param name="TotalFetched">The number of items of this page.</param>
/// <param name="HasMore">Whether there are more pages.</param>
/// <param name="Cursor">The opaque cursor of the next page; null on the last page.</param>
public sealed record FetchedMeta(int TotalFetched, bool HasMore, string? Cursor);
