namespace Omni.Api.People;

/// <summary>How many were fetched, and whether there are more.</summary>
internal sealed record FetchedMeta(int TotalFetched, bool HasMore, string? Cursor);
