using System.Runtime.CompilerServices;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// Reads a list page by page. When Graph refuses a page because it holds too much data, it asks for smaller ones; when Graph no longer
/// knows the cursor, it begins again, once.
/// </summary>
internal static class GraphPager
{
    private const int SmallerBy = 4, MaxPages = 2_000;

    /// <summary>Returns the pages in order. A page that is not <see cref="GraphResult{T}.Ok"/> is the last one.</summary>
    /// <param name="size">How many items the first page is asked for.</param>
    /// <param name="read">Reads the page of this size after this cursor.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async IAsyncEnumerable<GraphResult<T>> ReadAsync<T>(
        int size, Func<int, string?, Task<GraphResult<T>>> read, [EnumeratorCancellation] CancellationToken ct)
        where T : class, IGraphPage
    {
        string? after = null;
        var mayRestart = true;
        for (var page = 0; page < MaxPages; page++)
        {
            ct.ThrowIfCancellationRequested();
            var result = await read(size, after);
            switch (result)
            {
                case GraphResult<T>.Refused { Error.AsksForLessData: true } when size > 1:
                    size = Math.Max(1, size / SmallerBy);
                    continue;
                case GraphResult<T>.Refused { Error.Code: GraphError.CursorExpired } when after is not null && mayRestart:
                    (after, mayRestart) = (null, false);
                    continue;
            }

            yield return result;
            if (result is not GraphResult<T>.Ok { Value.Paging: { Next: not null, Cursors.After: { Length: > 0 } next } } || next == after)
                yield break;
            after = next;
        }
    }
}
