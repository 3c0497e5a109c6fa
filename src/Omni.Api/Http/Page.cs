namespace Omni.Api.Http;

/// <summary>The envelope of a list.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, PageMeta Meta)
{
    /// <summary>The same page, shown in another way.</summary>
    public Page<TShown> Select<TShown>(Func<T, TShown> show) => new([.. Items.Select(show)], Meta);

    /// <summary>A page cut from rows of which one more than the limit was read.</summary>
    public static Page<T> Of<TRow>(IReadOnlyList<TRow> rows, int limit, Func<TRow, T> show, Func<TRow, string> cursor)
    {
        var hasMore = rows.Count > limit;
        var shown = hasMore ? rows.Take(limit).ToList() : rows;
        return new Page<T>([.. shown.Select(show)], new PageMeta(hasMore, hasMore ? cursor(shown[^1]) : null));
    }
}
