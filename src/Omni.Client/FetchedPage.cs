namespace Omni.Client;

/// <summary>A page of what a channel tells.</summary>
/// <param name="Items">What was found.</param>
/// <param name="Meta">Whether there is more.</param>
public sealed record FetchedPage<T>(IReadOnlyList<T> Items, FetchedMeta Meta);
