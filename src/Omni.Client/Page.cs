namespace Omni.Client;

/// <summary>A page of a list; <see cref="Paging"/> reads all of them.</summary>
/// <param name="Items">What was found.</param>
/// <param name="Meta">Whether there is more.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, PageMeta Meta);
