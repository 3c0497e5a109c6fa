namespace Omni.Api.Search;

/// <summary>
/// The terms of a search, for one bucket after the other. Which of them is rare is learnt in the newest bucket: a rare one is then asked
/// alone, since its few rows are read and compared sooner than a common term is matched.
/// </summary>
internal sealed class SearchTerms(ISearchDialect dialect, int kind, SearchQuery query, SearchScope scope)
{
    /// <summary>Terms with at most so many rows in a bucket are rare.</summary>
    public const int Few = 100;

    private int? _rarest;
    private bool _isLearnt;

    /// <summary>The terms of a bucket, in the same order in every bucket.</summary>
    public IReadOnlyList<string> Of(long bucket)
    {
        var prefix = SearchKind.PrefixOf(kind, bucket);
        List<string> terms =
        [
            .. query.Pieces.Select(piece => dialect.Word(prefix + piece)),
            .. query.Beginnings.Select(word => dialect.Beginning(prefix + word)),
        ];
        if (scope.ChatId is { } chat) terms.Insert(0, dialect.Word(prefix + IndexedText.MarkOfChat(chat)));
        else if (scope.InstanceIds is { Count: > 0 } instances)
            terms.Add(dialect.Any(instances.Select(id => dialect.Word(prefix + IndexedText.MarkOfInstance(id)))));
        return terms;
    }

    /// <summary>All rows of a bucket that the rarest term has; null when each has many.</summary>
    /// <param name="terms">The terms of the bucket.</param>
    /// <param name="find">Finds rows by a term, at most the given number.</param>
    public async Task<List<long>?> FewAsync(IReadOnlyList<string> terms, Func<string, int, Task<List<long>>> find)
    {
        if (terms.Count == 1) return null;
        if (_isLearnt) return _rarest is { } rarest ? await FewOfAsync(terms[rarest], find) : null;
        _isLearnt = true;
        for (var place = 0; place < terms.Count; place++)
        {
            if (await FewOfAsync(terms[place], find) is not { } few) continue;
            _rarest = place;
            return few;
        }

        return null;
    }

    private static async Task<List<long>?> FewOfAsync(string term, Func<string, int, Task<List<long>>> find)
    {
        var places = await find(term, Few + 1);
        return places.Count > Few ? null : places;
    }
}
