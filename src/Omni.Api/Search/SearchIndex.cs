using Omni.Api.Storage;

namespace Omni.Api.Search;

/// <summary>
/// Finds rows by words, newest first. Buckets are asked one after the other until the page is full. A search that costs too much before it
/// is full ends early: its page is shorter, and says where to go on.
/// </summary>
internal sealed class SearchIndex(ISearchDialect dialect, SearchFeeder feeder, IReadDb reads, TimeProvider time)
{
    private const int MostPlaces = 1000, MostExamined = 4000, FewestBuckets = 8, MostAll = 10_000;

    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(30);

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
        var (begun, examined, buckets) = (time.GetTimestamp(), 0, 0);
        var end = before ?? feeder.EndOf(kind);
        for (var bucket = SearchKind.BucketOf(end - 1); end > 0 && bucket >= 0; bucket--, buckets++)
        {
            if (examined >= MostExamined || (buckets >= FewestBuckets && time.GetElapsedTime(begun) > Enough))
                return new FoundRows<TFound>(rows, end);
            var match = MatchOf(kind, bucket, query, scope);
            for (var take = limit + 1; ; take = Math.Min(2 * take, MostPlaces))
            {
                var places = await FindAsync(kind, match, end, take, ct);
                if (places.Count > 0) rows.AddRange(await read(places));
                if (rows.Count > limit) return new FoundRows<TFound>(rows[..limit], seqOf(rows[limit - 1]));
                if (places.Count < take) break;
                examined += places.Count;
                end = places[^1];
                if (examined >= MostExamined) return new FoundRows<TFound>(rows, end);
            }

            end = SearchKind.BeginOf(bucket);
        }

        return new FoundRows<TFound>(rows, Next: null);
    }

    /// <summary>The sequence numbers of all rows that match, at most of the newest ten thousand: for lists in another order.</summary>
    public async Task<IReadOnlyList<long>> AllAsync(int kind, SearchQuery query, SearchScope scope, CancellationToken ct)
    {
        await feeder.CaughtUpAsync(ct);
        var all = new List<long>();
        if (query.IsEmpty) return all;
        var end = feeder.EndOf(kind);
        for (var bucket = SearchKind.BucketOf(end - 1); bucket >= 0 && all.Count < MostAll; bucket--)
            all.AddRange(await FindAsync(kind, MatchOf(kind, bucket, query, scope), end, MostAll - all.Count, ct));
        return all;
    }

    private async Task<List<long>> FindAsync(int kind, string match, long before, int limit, CancellationToken ct) =>
        await reads.ReadAsync(
            dialect.Find, row => SearchKind.SeqOf(row.GetInt64(0)), ct,
            ("@query", match), ("@before", SearchKind.PlaceOf(kind, before)), ("@limit", limit));

    private string MatchOf(int kind, long bucket, SearchQuery query, SearchScope scope)
    {
        var prefix = SearchKind.PrefixOf(kind, bucket);
        List<string> terms =
        [
            .. query.Pieces.Select(piece => dialect.Word(prefix + piece)),
            .. query.Beginnings.Select(word => dialect.Beginning(prefix + word)),
        ];
        if (scope.ChatId is { } chat) terms.Insert(0, dialect.Word(prefix + IndexedText.MarkOfChat(chat)));
        else if (scope.InstanceIds is { Count: > 0 } instances)
            terms.Insert(0, dialect.Any(instances.Select(id => dialect.Word(prefix + IndexedText.MarkOfInstance(id)))));
        return dialect.All(terms);
    }
}
