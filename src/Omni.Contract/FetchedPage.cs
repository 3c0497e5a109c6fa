namespace Omni.Contract;

/// <summary>The envelope of a list that comes from a channel.</summary>
/// <param name="Items">The items of this page; empty when there are none.</param>
/// <param name="Meta">The number of items, and whether there are more.</param>
public sealed record FetchedPage<T>(IReadOnlyList<T> Items, FetchedMeta Meta);
