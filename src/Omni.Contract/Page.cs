namespace Omni.Contract;

/// <summary>The envelope of a list.</summary>
/// <param name="Items">The items of this page, in the order of the list; empty when there are none.</param>
/// <param name="Meta">Whether there are more pages, and the cursor of the next one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, PageMeta Meta);
