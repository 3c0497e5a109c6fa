namespace Omni.Client;

/// <summary>How many were fetched, and whether there are more.</summary>
/// <param name="TotalFetched">How many this page has.</param>
/// <param name="HasMore">Whether there is more.</param>
/// <param name="Cursor">Where the next page begins; null after the last.</param>
public sealed record FetchedMeta(int TotalFetched, bool HasMore, string? Cursor);
