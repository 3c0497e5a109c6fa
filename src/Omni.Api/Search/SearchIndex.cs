using Omni.Api.Storage;

namespace Omni.Api.Search;

/// <summary>
/// Finds rows by words, newest first. Buckets are asked one after the other until the page is full. A search that costs too much before it
/// is full ends early: its page is shorter, and says where to go on.
/// </summary>
internal sealed class SearchIndex(ISearchDialect dialect, SearchFeeder feeder, IReadDb reads, TimeProvider time)
{
    private const int MostPlaces = 1000, MostExamined = 2500, MostAll = 10_000;

    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(25);

    /// <summary>A page of rows.</summary>
    /// <param name="kind">The kind of <see cref="SearchKind"/>.</param>
    /// <param name="query">The words.</param>
    /// <param name="scope">Where to look.</param>
    /// <param name="before">The sequence number to go on before; null begins with the newest row.</param>
    /// <param name="limit">The rows of a page.</param>
    /// <param name="read">Reads those of some rows, by their sequence numbers, that match, newest first.</param>
    /// <param name="seqOf">The sequence number of a row.</param>
    /// <param name="ct">Cancels the search.</param>
    public async Task<FoundRows<TFound>> PageAsync<TFound>(
        int kind, SearchQuery query, SearchScope scope, long? before, int limit, Func<IReadOnlyList<long>, Task<List<TFound>>> read,
        Func<TFound, long> seqOf, CancellationToken ct)
    {
        await feeder.CaughtUpAsync(ct);
        var rows = new List<TFound>();
        if (query.IsEmpty) return new FoundRows<TFound>(rows, Next: null);
        var (begun, examined) = (time.GetTimestamp(), 0);
        var terms = new SearchTerms(dialect, kind, query, scope);
        var end = before ?? feeder.EndOf(kind);
        for (var bucket = SearchKind.BucketOf(end - 1); end > 0 && bucket >= 0; bucket--)
        {
            var asked = terms.Of(bucket);
            var few = await terms.FewAsync(asked, (term, most) => FindAsync(kind, term, end, most, ct));
            for (var take = limit + 1; ; take = Math.Min(2 * take, MostPlaces))
            {
                var places = few ?? await FindAsync(kind, dialect.All(asked), end, take, ct);
                if (places.Count > 0) rows.AddRange(await read(places));
                if (rows.Count > limit) return new FoundRows<TFound>(rows[..limit], seqOf(rows[limit - 1]));
                examined += places.Count;
                var isDone = few is not null || places.Count < take;
                end = isDone ? SearchKind.BeginOf(bucket) : places[^1];
                if (end > 0 && examined >= MostExamined) return new FoundRows<TFound>(rows, end);
                if (isDone) break;
            }

            if (end > 0 && time.GetElapsedTime(begun) > Enough) return new FoundRows<TFound>(rows, end);
        }

        return new FoundRows<TFound>(rows, Next: null);
    }

    /// <summary>The sequence numbers of all rows that match, at most of the newest ten thousand: for lists in another order.</summary>
    public async Task<IReadOnlyList<long>> AllAsync(int kind, SearchQuery query, SearchScope scope, CancellationToken ct)
    {
        await feeder.CaughtUpAsync(ct);
        var all = new List<long>();
        if (query.IsEmpty) return all;
        var terms = new SearchTerms(dialect, kind, query, scope);
        var end = feeder.EndOf(kind);
        for (var bucket = SearchKind.BucketOf(end - 1); bucket >= 0 && all.Count < MostAll; bucket--)
            all.AddRange(await FindAsync(kind, dialect.All(terms.Of(bucket)), end, MostAll - all.Count, ct));
        return all;
    }

    private async Task<List<long>> FindAsync(int kind, string match, long before, int limit, CancellationToken ct) =>
        await reads.ReadAsync(
            dialect.Find, row => SearchKind.SeqOf(row.GetInt64(0)), ct,
            ("@query", match), ("@before", SearchKind.PlaceOf(kind, before)), ("@limit", limit));
}
