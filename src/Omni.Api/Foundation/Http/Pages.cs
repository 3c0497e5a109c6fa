namespace Omni.Api.Foundation.Http;

/// <summary>Builds the pages of lists.</summary>
internal static class Pages
{
    /// <summary>Cuts a page from rows, of which one more than the limit was read.</summary>
    public static Page<T> Of<TRow, T>(IReadOnlyList<TRow> rows, int limit, Func<TRow, T> show, Func<TRow, string> cursor)
    {
        var hasMore = rows.Count > limit;
        var shown = hasMore ? rows.Take(limit).ToList() : rows;
        return new Page<T>([.. shown.Select(show)], new PageMeta(hasMore, hasMore ? cursor(shown[^1]) : null));
    }

    /// <summary>Puts a page into the envelope of data fetched from a channel.</summary>
    public static FetchedPage<T> Fetched<T>(Page<T> page) =>
        new(page.Items, new FetchedMeta(page.Items.Count, page.Meta.HasMore, page.Meta.Cursor));

    /// <summary>Maps the items of a page.</summary>
    public static Page<TShown> Select<T, TShown>(this Page<T> page, Func<T, TShown> show) => new([.. page.Items.Select(show)], page.Meta);
}
