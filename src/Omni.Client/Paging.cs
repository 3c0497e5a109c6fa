using System.Runtime.CompilerServices;

namespace Omni.Client;

/// <summary>Reads lists to their end, page by page on demand.</summary>
public static class Paging
{
    /// <summary>
    /// Reads all items of a list: <c>Paging.ReadAllAsync(cursor => omni.Messages.ListMessagesAsync(chatId: chat, cursor: cursor))</c>.
    /// </summary>
    /// <param name="read">Reads the page at a cursor; a null cursor reads the first page.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        Func<string?, Task<Page<T>>> read, [EnumeratorCancellation] CancellationToken ct = default)
    {
        string? cursor = null;
        do
        {
            ct.ThrowIfCancellationRequested();
            var page = await read(cursor).ConfigureAwait(false);
            foreach (var item in page.Items) yield return item;
            cursor = page.Meta is { HasMore: true, Cursor: { } next } ? next : null;
        }
        while (cursor is not null);
    }

    /// <summary>Reads all items of a channel's list in the same way; <c>WithCancellation</c> cancels the reading.</summary>
    /// <param name="read">Reads the page at a cursor; a null cursor reads the first page.</param>
    public static IAsyncEnumerable<T> ReadAllAsync<T>(Func<string?, Task<FetchedPage<T>>> read) =>
        ReadAllAsync(async cursor => await read(cursor).ConfigureAwait(false) is { } page
            ? new Page<T>(page.Items, new PageMeta(page.Meta.HasMore, page.Meta.Cursor))
            : throw new InvalidOperationException("There was no page"));
}
