using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Reads;

/// <summary>
/// Counts the rows of a list for <c>meta.total</c> at a bounded cost: at most <see cref="Most"/>, among <see cref="Window"/> rows in
/// the order of an index.
/// </summary>
internal static class CappedCount
{
    public const int Most = 1000, Window = 5000;

    /// <param name="ordered">The rows of what an index narrows, in its order.</param>
    /// <param name="filtered">Selects by the other columns.</param>
    /// <param name="shown">The rows that are shown: the total is never less.</param>
    /// <param name="ct">Cancels the count.</param>
    public static async Task<long> CountAsync<T>(
        IQueryable<T> ordered, Func<IQueryable<T>, IQueryable<T>> filtered, int shown, CancellationToken ct) =>
        Math.Max(shown, await filtered(ordered.Take(Window)).Take(Most).CountAsync(ct));
}
