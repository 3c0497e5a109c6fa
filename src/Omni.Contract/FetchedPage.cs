namespace Omni.Contract;

/// <summary>The envelope of what was fetched from a channel, or is known of it.</summary>
/// <param name="Items">The items of this page; empty when there are none.</param>
/// <param name="Meta">How many they are, and whether there are more.</param>
public sealed record FetchedPage<T>(IReadOnlyList<T> Items, FetchedMeta Meta);
