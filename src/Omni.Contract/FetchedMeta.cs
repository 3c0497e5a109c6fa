namespace Omni.Contract;

/// <summary>How many were fetched, and whether there are more.</summary>
/// <param name="TotalFetched">The number of items of this page.</param>
/// <param name="HasMore">Whether the list goes on after this page.</param>
/// <param name="Cursor">Where the next page begins, opaque; null on the last page.</param>
public sealed record FetchedMeta(int TotalFetched, bool HasMore, string? Cursor);
